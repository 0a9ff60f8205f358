package io.understudy.audit.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.audit.control.LogPolicies.Durability;
import io.understudy.audit.control.LogPolicies.LogPolicy;
import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.DomainException.Kind;
import io.understudy.serving.control.InferenceCompleted;
import io.understudy.serving.entity.CacheTier;
import io.understudy.serving.entity.InferenceStatus;
import io.understudy.wire.entity.Uuid7;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Who waits for a record, and what becomes of the answer without one. */
class AcceptanceTest {

    private static final LogPolicy ASYNC = new LogPolicy(Durability.ASYNC, false);
    private static final LogPolicy SYNC = new LogPolicy(Durability.SYNC, false);
    private static final Supplier<String> INPUT = () -> "{}";
    private static final long AN_HOUR = TimeUnit.HOURS.toNanos(1);

    private final Tally tally = new Tally();
    private final EntryQueue queue = new EntryQueue(1, 10_000);
    private final Acceptance acceptance = new Acceptance(queue, tally);

    @Test
    void asyncGoesOnAtOnceAndCountsWhatHasNoRoom() {
        acceptance.take(done(InferenceStatus.OK, 0, INPUT), ASYNC);
        acceptance.take(done(InferenceStatus.OK, AN_HOUR, INPUT), ASYNC);
        assertEquals(1, queue.size());
        assertEquals(1, tally.dropped(Drops.QUEUE_FULL));
    }

    @Test
    void offKeepsNothing() {
        acceptance.take(done(InferenceStatus.OK, 0, INPUT), new LogPolicy(Durability.OFF, false));
        assertEquals(0, queue.size());
        assertEquals(0, tally.dropped());
    }

    @Test
    void syncGoesOnOnceItsRecordIsKept() throws Exception {
        try (var caller = Executors.newSingleThreadExecutor()) {
            var answer = caller.submit(() -> acceptance.take(done(InferenceStatus.OK, AN_HOUR, INPUT), SYNC));
            var entry = queue.take(1, 0).getFirst();
            assertTrue(entry.awaited());
            entry.kept().complete(null);
            answer.get();
        }
        assertEquals(0, tally.dropped());
    }

    @Test
    void syncIsRefusedWhereNoDiskTakesTheRecord() throws Exception {
        try (var caller = Executors.newSingleThreadExecutor()) {
            var answer = caller.submit(() -> kindOf(() -> acceptance.take(done(InferenceStatus.OK, AN_HOUR, INPUT), SYNC)));
            queue.take(1, 0).getFirst().kept().completeExceptionally(new IOException("no space"));
            assertEquals(Kind.UNAVAILABLE, answer.get());
        }
    }

    @Test
    void syncIsRefusedPastTheDeadlineWhetherItWaitsForRoomOrForItsRecord() {
        assertEquals(Kind.DEADLINE, kindOf(() -> acceptance.take(done(InferenceStatus.OK, 0, INPUT), SYNC)));
        assertEquals(1, queue.size(), "the record stays");
        assertEquals(Kind.DEADLINE, kindOf(() -> acceptance.take(done(InferenceStatus.OK, 0, INPUT), SYNC)));
        assertEquals(2, tally.late.sum());
    }

    @Test
    void aFailedInferenceNeverWaits() {
        acceptance.take(done(InferenceStatus.OVERLOADED, AN_HOUR, INPUT), SYNC);
        acceptance.take(done(InferenceStatus.FAILED, AN_HOUR, INPUT), SYNC);
        assertEquals(1, tally.dropped(Drops.QUEUE_FULL));
    }

    @Test
    void aRecordThatCannotBeMadeFailsNoAsyncAnswer() {
        Supplier<String> broken = () -> {
            throw DomainException.invalid("x", "broken");
        };
        acceptance.take(done(InferenceStatus.OK, 0, broken), ASYNC);
        assertEquals(1, tally.dropped(Drops.FAULT));
        assertEquals(Kind.UNAVAILABLE, kindOf(() -> acceptance.take(done(InferenceStatus.OK, 0, broken), SYNC)));
    }

    @Test
    void afterTheEndAsyncIsCountedAndSyncRefused() {
        queue.close();
        acceptance.take(done(InferenceStatus.OK, 0, INPUT), ASYNC);
        assertEquals(1, tally.dropped(Drops.CLOSED));
        assertEquals(Kind.UNAVAILABLE, kindOf(() -> acceptance.take(done(InferenceStatus.OK, AN_HOUR, INPUT), SYNC)));
    }

    private static Kind kindOf(Runnable work) {
        return assertThrows(DomainException.class, work::run).kind();
    }

    /** @param patience nanoseconds from now to the caller's deadline */
    private static InferenceCompleted done(InferenceStatus status, long patience, Supplier<String> canonical) {
        return new InferenceCompleted(
                Uuid7.next(), "m", "v", 1, null, null, "u", null, "input", canonical, null, CacheTier.NONE, status, 5,
                System.nanoTime() + patience);
    }
}
