package io.understudy.serving.control;

/** Durations as people read them. */
final class Millis {

    private Millis() {}

    /** Milliseconds to three decimals. */
    static double of(long nanos) {
        return nanos / 1000 / 1e3;
    }
}
