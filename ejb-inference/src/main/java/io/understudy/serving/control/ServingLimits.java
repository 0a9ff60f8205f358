package io.understudy.serving.control;

import java.time.Duration;

/**
 * How much of a node one model may take, and how long its callers wait for it.
 *
 * @param slots runs at once
 * @param waiting calls that may wait for a slot besides those that run
 * @param deadline longest wait for a slot, or for the answer to an equal call that is under way
 */
public record ServingLimits(int slots, int waiting, Duration deadline) {

    /** @param asked what the caller is ready to wait; null where it does not say */
    Duration patience(Duration asked) {
        return asked == null || asked.compareTo(deadline) > 0 ? deadline : asked;
    }
}
