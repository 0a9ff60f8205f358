package io.understudy.experiment.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * That a unit has met an arm; only then does it count.
 *
 * @param unit personal
 * @param at when the call came that met it
 * @param prediction of that call
 */
public record Exposure(String experiment, String unit, String arm, Instant at, UUID prediction) {}
