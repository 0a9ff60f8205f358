package io.understudy.registry.boundary;

import io.understudy.registry.entity.Tolerance;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** @param tolerances all that a model shall have; none to compare nothing */
public record Tolerances(@NotNull @Size(max = Tolerance.MOST) List<@NotNull @Valid Tolerance> tolerances) {}
