package io.understudy.wire.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Uuid7Test {

    /** RFC 9562, appendix A.6: 2022-02-22T19:22:22Z. */
    private static final long MILLIS = 0x017F22E279B0L;

    private final AtomicLong clock = new AtomicLong(MILLIS);

    /** Appendix A.6 has rand_a 0xCC3, which as a counter's start would have its first bit 0: 0x4C3. */
    @Test
    void isLaidOutAsTheRfcSays() {
        var numbers = new long[] {0x18C4DC0C0C07398FL, 0xCC3}; // rand_b, then rand_a
        var next = new AtomicLong();
        var id = new Uuid7(clock::get, () -> numbers[(int) next.getAndIncrement()]).generate();
        assertEquals("017f22e2-79b0-74c3-98c4-dc0c0c07398f", id.toString());
        assertEquals(7, id.version());
        assertEquals(2, id.variant());
        assertEquals(Instant.parse("2022-02-22T19:22:22Z"), Uuid7.time(id));
    }

    @Test
    void everyRandomBitLeavesVersionAndVariantAlone() {
        var id = new Uuid7(clock::get, () -> -1L).generate();
        assertEquals("017f22e2-79b0-77ff-bfff-ffffffffffff", id.toString());
    }

    @Test
    void countsWithinAMillisecondAndStartsAnewInTheNext() {
        var ids = new Uuid7(clock::get, () -> 5L);
        assertEquals("017f22e2-79b0-7005-8000-000000000005", ids.generate().toString());
        assertEquals("017f22e2-79b0-7006-8000-000000000005", ids.generate().toString());
        clock.incrementAndGet();
        assertEquals("017f22e2-79b1-7005-8000-000000000005", ids.generate().toString());
    }

    @Test
    void aCounterThatRunsOverMovesTheTimeAhead() {
        var ids = new Uuid7(clock::get, () -> 0L);
        IntStream.range(0, 4096).forEach(i -> ids.generate());
        assertEquals("017f22e2-79b1-7000-8000-000000000000", ids.generate().toString());
    }

    @Test
    void aClockThatIsSetBackChangesNothing() {
        var ids = new Uuid7(clock::get, () -> 0L);
        ids.generate();
        clock.addAndGet(-60_000);
        assertEquals("017f22e2-79b0-7001-8000-000000000000", ids.generate().toString());
    }

    @Test
    void manyThreadsGetIdsOfTheirOwnInRisingOrder() throws Exception {
        try (var pool = Executors.newFixedThreadPool(4)) {
            var lanes = IntStream.range(0, 4)
                    .mapToObj(lane -> pool.submit(() -> IntStream.range(0, 20_000).mapToObj(i -> Uuid7.next()).toList()))
                    .toList();
            var all = new HashSet<UUID>();
            for (var lane : lanes) {
                var ids = lane.get();
                for (int i = 1; i < ids.size(); i++) {
                    assertTrue(ids.get(i - 1).toString().compareTo(ids.get(i).toString()) < 0);
                }
                all.addAll(ids);
            }
            assertEquals(80_000, all.size());
        }
    }

    @Test
    void tellsItsOwnFromOthers() {
        assertTrue(Uuid7.is(Uuid7.next()));
        assertFalse(Uuid7.is(UUID.randomUUID()));
    }
}
