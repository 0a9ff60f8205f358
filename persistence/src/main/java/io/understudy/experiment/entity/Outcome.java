package io.understudy.experiment.entity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that a unit did.
 *
 * @param key the same for what is the same outcome, however often it is reported
 * @param prediction that it followed; null where the unit is named
 * @param unit personal; null where the prediction names it
 * @param experiment the only one that it counts in; null for all that the unit is in
 * @param metric the event's name
 */
public record Outcome(UUID key, UUID prediction, String unit, String experiment, String metric, BigDecimal value, Instant at) {}
