package io.understudy.experiment.boundary;

import jakarta.validation.constraints.Size;

/** @param reason for the history */
public record ReasonedOrder(@Size(max = 1000) String reason) {}
