package io.understudy.registry.boundary;

import io.understudy.registry.entity.Names;
import io.understudy.registry.entity.Task;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A model to be created. */
public record NewModel(
        @NotNull @Pattern(regexp = Names.MODEL) String name,
        @NotNull Task task,
        @Size(max = 2000) String description) {}
