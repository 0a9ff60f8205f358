package io.understudy.cache.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.cache.control.PredictionCache.Answer;
import io.understudy.cache.control.PredictionCache.Key;
import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.DomainException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PredictionCacheTest {

    private static final long LATER = System.nanoTime() + Duration.ofMinutes(10).toNanos();

    private final PredictionCache cache = new PredictionCache(100, Duration.ofMinutes(1));
    private final AtomicInteger computed = new AtomicInteger();

    @Test
    void computesOnceAndThenAnswersFromMemory() {
        var first = cache.get(new Key("a", 1, "q"), LATER, computed::incrementAndGet);
        var second = cache.get(new Key("a", 1, "q"), LATER, computed::incrementAndGet);
        assertFalse(first.hit());
        assertTrue(second.hit());
        assertEquals(1, second.output());
    }

    @Test
    void keepsVersionsGenerationsAndInputsApart() {
        cache.get(new Key("a", 1, "q"), LATER, computed::incrementAndGet);
        assertFalse(cache.get(new Key("b", 1, "q"), LATER, computed::incrementAndGet).hit());
        assertFalse(cache.get(new Key("a", 2, "q"), LATER, computed::incrementAndGet).hit());
        assertFalse(cache.get(new Key("a", 1, "r"), LATER, computed::incrementAndGet).hit());
    }

    @Test
    void keepsNoFailure() {
        var key = new Key("a", 1, "q");
        assertThrows(IllegalStateException.class, () -> cache.get(key, LATER, () -> {
            throw new IllegalStateException("once");
        }));
        assertEquals("answer", cache.get(key, LATER, () -> "answer").output());
    }

    @Test
    void forgetsWhatIsTooOld() throws Exception {
        var brief = new PredictionCache(100, Duration.ofNanos(1));
        brief.get(new Key("a", 1, "q"), LATER, computed::incrementAndGet);
        Thread.sleep(1);
        assertFalse(brief.get(new Key("a", 1, "q"), LATER, computed::incrementAndGet).hit());
    }

    @Test
    void aHundredThreadsThatAskTheSameComputeItOnce() throws Exception {
        var go = new CountDownLatch(1);
        var answers = new ArrayList<Future<Integer>>();
        try (var threads = Executors.newFixedThreadPool(100)) {
            for (int i = 0; i < 100; i++) {
                answers.add(threads.submit(() -> {
                    go.await();
                    return cache.get(new Key("a", 1, "q"), LATER, () -> slowly(computed)).output();
                }));
            }
            go.countDown();
            for (var answer : answers) assertEquals(1, answer.get());
        }
        assertEquals(1, computed.get());
    }

    @Test
    void whoHasNoTimeLeftDoesNotWaitForAnothersComputationButTakesItsAnswer() throws Exception {
        var key = new Key("a", 1, "q");
        var isUnderWay = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var first = begun(() -> cache.get(key, LATER, () -> {
            isUnderWay.countDown();
            await(mayEnd);
            return "answer";
        }));
        isUnderWay.await();
        var late = assertThrows(DomainException.class, () -> cache.get(key, System.nanoTime() + 5_000_000, () -> "another"));
        assertEquals(Kind.DEADLINE, late.kind());
        mayEnd.countDown();
        assertEquals(new Answer<>("answer", false), first.get());
        assertEquals(new Answer<>("answer", true), cache.get(key, System.nanoTime() - 1, () -> "another"));
    }

    /** The one who computes has given up before its turn; whoever joined it has time left. */
    @Test
    void nobodyFailsByTheImpatienceOfWhomItJoined() throws Exception {
        var key = new Key("a", 1, "q");
        var isUnderWay = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var impatient = begun(() -> cache.get(key, LATER, () -> {
            isUnderWay.countDown();
            await(mayEnd);
            throw DomainException.deadline("no turn");
        }));
        isUnderWay.await();
        var patient = new FutureTask<>(() -> cache.get(key, LATER, () -> "answer"));
        var joined = Thread.ofPlatform().daemon().start(patient);
        while (joined.isAlive() && joined.getState() != Thread.State.TIMED_WAITING) Thread.sleep(1);
        mayEnd.countDown();
        assertThrows(ExecutionException.class, impatient::get);
        assertEquals(new Answer<>("answer", false), patient.get());
    }

    private static <T> FutureTask<T> begun(Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().start(task);
        return task;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int slowly(AtomicInteger counter) {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return counter.incrementAndGet();
    }
}
