package io.understudy.experiment.boundary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * @param arm whose version takes all traffic
 * @param force promotes a version whose evaluation is too bad, too; the history says so
 */
public record PromotionOrder(@NotBlank @Size(max = 63) String arm, @Size(max = 1000) String reason, Boolean force) {}
