package io.understudy.it;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what comes by itself; a test fails by what it then finds, not by the time that it took. */
final class Patience {

    private static final Duration LONG = Duration.ofSeconds(60);

    private Patience() {}

    /** Whether it came true within a minute. */
    static boolean within(BooleanSupplier condition) throws InterruptedException {
        return within(LONG, condition);
    }

    static boolean within(Duration patience, BooleanSupplier condition) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            if (condition.getAsBoolean()) return true;
            Thread.sleep(50);
        }
        return condition.getAsBoolean();
    }
}
