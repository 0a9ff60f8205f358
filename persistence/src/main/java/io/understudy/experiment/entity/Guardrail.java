package io.understudy.experiment.entity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;

/**
 * What must not become worse.
 *
 * @param metric one of outcomes, or one of {@link Metric#BUILT_IN}
 * @param tolerance the harm against the control that is borne, in the metric's own unit: 0.01 of an error rate is one
 *     percentage point, 20 of a latency 20 ms
 */
public record Guardrail(@NotNull @Valid Metric metric, @NotNull @DecimalMin("0") Double tolerance) {}
