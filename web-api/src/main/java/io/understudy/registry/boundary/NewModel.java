package io.understudy.registry.boundary;

import io.understudy.registry.entity.Names;
import io.understudy.registry.entity.Task;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A model to be created. */
public record NewModel(
        @Schema(examples = "talent-search") @NotNull @Pattern(regexp = Names.MODEL) String name,
        @Schema(examples = "search") @NotNull Task task,
        @Schema(examples = "Finds talents by what they can do") @Size(max = 2000) String description) {}
