package io.understudy.feedback.control;

import java.util.UUID;

/**
 * How much of somebody was erased.
 *
 * @param id of the entry that keeps these counts, without the name
 * @param predictions records that name nobody any more
 * @param inputs that were kept with them, and are gone
 * @param feedback on them, of which no text is left that the user may have written
 * @param exposures meetings with arms of experiments, and
 * @param outcomes what was reported of the unit: both still count, as somebody's
 */
public record Erasure(UUID id, long predictions, long inputs, long feedback, long exposures, long outcomes) {}
