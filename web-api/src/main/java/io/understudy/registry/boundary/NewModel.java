package io.understudy.registry.boundary;

import io.understudy.registry.entity.Names;
import io.understudy.registry.entity.Task;
import io.understudy.registry.entity.Tolerance;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;

/**
 * A model to be created.
 *
 * @param tolerances how much worse than what it replaces a version may be; none by default
 */
public record NewModel(
        @NotNull @Pattern(regexp = Names.MODEL) String name,
        @NotNull Task task,
        @Size(max = 2000) String description,
        @Size(max = Tolerance.MOST) List<@NotNull @Valid Tolerance> tolerances) {

    public NewModel {
        tolerances = Objects.requireNonNullElse(tolerances, List.of());
    }
}
