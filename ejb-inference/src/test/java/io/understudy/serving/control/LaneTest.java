package io.understudy.serving.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.cache.control.PredictionCache;
import io.understudy.cache.control.PredictionCache.Answer;
import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.DomainException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A model with one slot that shouts; «hold» it answers when the test says so. */
class LaneTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(5);

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final PredictionCache cache = new PredictionCache(10, LONG);
    private final Lane lane = new Lane(new ServingLimits(1, 10, LONG), cache);
    private final ServedVersion version = Answering.version("v", new Answering(this::shout), () -> {});

    @AfterEach
    void stop() {
        mayEnd.countDown();
        callers.close();
    }

    @Test
    void aCallWaitsForASlotAsLongAsItsCallerSays() throws Exception {
        var holder = hold();
        assertEquals(Kind.DEADLINE, refusal(call("hey", false).within(SHORT)));
        assertEquals(Kind.DEADLINE, refusal(call("hey", true).within(SHORT)), "the first to ask for what is cached waits for a slot, too");
        var patient = callers.submit(() -> ask(call("hey", false)));
        while (lane.admission().waiting() == 0) Thread.sleep(1);
        mayEnd.countDown();
        assertEquals(new Answer<>("HOLD", false), holder.get());
        assertEquals(new Answer<>("HEY", false), patient.get());
        assertEquals(new Answer<>("HEY", false), ask(call("hey", false).within(SHORT)), "a free slot is not waited for");
    }

    @Test
    void aCallWaitsForAnEqualOneAsLongAsItsCallerSays() throws Exception {
        var holder = hold();
        assertEquals(Kind.DEADLINE, refusal(call("hold", true).within(SHORT)));
        assertEquals(0, lane.admission().waiting(), "it asked for no slot of its own");
        mayEnd.countDown();
        assertEquals(new Answer<>("HOLD", false), holder.get());
        assertEquals(new Answer<>("HOLD", true), ask(call("hold", true).within(SHORT)));
    }

    @Test
    void nobodyWaitsLongerThanIsConfigured() throws Exception {
        var limits = new ServingLimits(1, 10, Duration.ofSeconds(10));
        assertEquals(Duration.ofSeconds(10), limits.patience(null));
        assertEquals(Duration.ofSeconds(10), limits.patience(Duration.ofMillis(Long.MAX_VALUE)));
        assertEquals(Duration.ofMillis(9_999), limits.patience(Duration.ofMillis(9_999)));
        var brief = new Lane(new ServingLimits(1, 10, SHORT), cache);
        var holder = callers.submit(() -> brief.answer(version, observation(call("hold", false))));
        held.await();
        var late = assertThrows(DomainException.class, () -> brief.answer(version, observation(call("hey", false).within(LONG))));
        assertEquals(Kind.DEADLINE, late.kind());
        mayEnd.countDown();
        assertEquals(new Answer<>("HOLD", false), holder.get(), "what has begun is finished");
    }

    private Future<Answer<String>> hold() throws InterruptedException {
        var holder = callers.submit(() -> ask(call("hold", true)));
        held.await();
        return holder;
    }

    private Answer<String> ask(Call<String> call) {
        return lane.answer(version, observation(call));
    }

    private Kind refusal(Call<String> call) {
        return assertThrows(DomainException.class, () -> ask(call)).kind();
    }

    private static Observation<String> observation(Call<String> call) {
        return new Observation<>(List.of(), call, LONG);
    }

    private static Call<String> call(String input, boolean useCache) {
        return new Call<>("shout", null, null, input, useCache, null);
    }

    private String shout(String text) {
        if (text.equals("hold")) {
            held.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return text.toUpperCase();
    }
}
