package io.understudy.cache.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.cache.control.PredictionCache.Key;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PredictionCacheTest {

    private final PredictionCache cache = new PredictionCache(100, Duration.ofMinutes(1));
    private final AtomicInteger computed = new AtomicInteger();

    @Test
    void computesOnceAndThenAnswersFromMemory() {
        var first = cache.get(new Key("a", 1, "q"), computed::incrementAndGet);
        var second = cache.get(new Key("a", 1, "q"), computed::incrementAndGet);
        assertFalse(first.hit());
        assertTrue(second.hit());
        assertEquals(1, second.output());
    }

    @Test
    void keepsVersionsGenerationsAndInputsApart() {
        cache.get(new Key("a", 1, "q"), computed::incrementAndGet);
        assertFalse(cache.get(new Key("b", 1, "q"), computed::incrementAndGet).hit());
        assertFalse(cache.get(new Key("a", 2, "q"), computed::incrementAndGet).hit());
        assertFalse(cache.get(new Key("a", 1, "r"), computed::incrementAndGet).hit());
    }

    @Test
    void keepsNoFailure() {
        var key = new Key("a", 1, "q");
        assertThrows(IllegalStateException.class, () -> cache.get(key, () -> {
            throw new IllegalStateException("once");
        }));
        assertEquals("answer", cache.get(key, () -> "answer").output());
    }

    @Test
    void forgetsWhatIsTooOld() throws Exception {
        var brief = new PredictionCache(100, Duration.ofNanos(1));
        brief.get(new Key("a", 1, "q"), computed::incrementAndGet);
        Thread.sleep(1);
        assertFalse(brief.get(new Key("a", 1, "q"), computed::incrementAndGet).hit());
    }

    @Test
    void aHundredThreadsThatAskTheSameComputeItOnce() throws Exception {
        var go = new CountDownLatch(1);
        var answers = new ArrayList<Future<Integer>>();
        try (var threads = Executors.newFixedThreadPool(100)) {
            for (int i = 0; i < 100; i++) {
                answers.add(threads.submit(() -> {
                    go.await();
                    return cache.get(new Key("a", 1, "q"), () -> slowly(computed)).output();
                }));
            }
            go.countDown();
            for (var answer : answers) assertEquals(1, answer.get());
        }
        assertEquals(1, computed.get());
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
