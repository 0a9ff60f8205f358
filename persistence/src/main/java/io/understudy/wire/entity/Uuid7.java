package io.understudy.wire.entity;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Identifiers in the order of time: UUID version 7 of RFC 9562, section 5.7, 48 bits of Unix milliseconds, 12 bits of
 * {@code rand_a} and 62 bits of {@code rand_b}. Within a millisecond {@code rand_a} counts (section 6.2, method 1) from
 * a random start whose first bit is 0. A counter that runs over, and a clock that is set back, move the time of the ids
 * ahead of the clock's, so that each id of a generator is greater than the one before.
 */
public final class Uuid7 {

    private static final int COUNTER_BITS = 12;
    private static final long COUNTER_START = 0x7FF;
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RAND_B = 0x3FFF_FFFF_FFFF_FFFFL;

    private static final Uuid7 SHARED = new Uuid7(System::currentTimeMillis, random());

    private final LongSupplier millis;
    private final LongSupplier random;

    /** Milliseconds and counter of the last id, as one number that only grows. */
    private final AtomicLong last = new AtomicLong();

    Uuid7(LongSupplier millis, LongSupplier random) {
        this.millis = millis;
        this.random = random;
    }

    /** The next id of this node. */
    public static UUID next() {
        return SHARED.generate();
    }

    /** The time inside an id of version 7, in whole milliseconds. */
    public static Instant time(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    public static boolean is(UUID id) {
        return id.version() == 7 && id.variant() == 2;
    }

    UUID generate() {
        long bits = random.getAsLong();
        long now = millis.getAsLong() << COUNTER_BITS | random.getAsLong() & COUNTER_START;
        long stamp = last.updateAndGet(before -> Math.max(before + 1, now));
        return new UUID(
                stamp >>> COUNTER_BITS << 16 | VERSION | stamp & (1 << COUNTER_BITS) - 1, VARIANT | bits & RAND_B);
    }

    /** Fast, and apart from any other node's whatever its threads' generators began with. */
    private static LongSupplier random() {
        long own = new SecureRandom().nextLong();
        return () -> ThreadLocalRandom.current().nextLong() ^ own;
    }
}
