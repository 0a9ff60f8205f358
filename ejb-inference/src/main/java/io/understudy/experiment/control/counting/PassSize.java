package io.understudy.experiment.control.counting;

/**
 * How much one pass takes. What was too much for the time that a statement has would be too much again: a pass that fails
 * halves it, one that goes through doubles it.
 */
final class PassSize {

    private final int most;
    private int now;

    /** @param most what it begins with, and never exceeds */
    PassSize(int most) {
        this.most = most;
        this.now = most;
    }

    int now() {
        return now;
    }

    void wentThrough() {
        now = (int) Math.min(most, 2L * now);
    }

    void failed() {
        now = Math.max(1, now / 2);
    }
}
