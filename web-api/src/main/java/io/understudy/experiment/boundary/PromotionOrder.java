package io.understudy.experiment.boundary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** @param arm whose version takes all traffic */
public record PromotionOrder(@NotBlank @Size(max = 63) String arm, @Size(max = 1000) String reason) {}
