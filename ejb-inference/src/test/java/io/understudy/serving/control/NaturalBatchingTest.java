package io.understudy.serving.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.DomainException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One slot, taken by a run that ends when the test says so: what waits meanwhile is the test's to choose. */
class NaturalBatchingTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch hold = new CountDownLatch(1);
    private final CountDownLatch held = new CountDownLatch(1);
    private final Admission admission = new Admission(1, 6);
    private final VersionStatistics statistics = new VersionStatistics();
    private final LatencyHistogram latencies = new LatencyHistogram();
    private final Doubling model = new Doubling(4);

    @AfterEach
    void stop() {
        hold.countDown();
        callers.close();
    }

    @Test
    void whoComesToAFreeSlotRunsAloneAndAtOnce() {
        assertEquals(6, admission.run(LONG, model, 3, statistics, latencies));
        assertEquals(List.of(List.of(3)), model.runs);
    }

    @Test
    void whatWaitsForOneVersionIsRunTogetherInItsOrderUpToTheMost() throws Exception {
        occupy();
        var answers = new ArrayList<Future<Integer>>();
        for (int i = 1; i <= 6; i++) answers.add(waiting(model, i, LONG));
        hold.countDown();
        for (int i = 1; i <= 6; i++) assertEquals(2 * i, answers.get(i - 1).get());
        assertEquals(List.of(List.of(1, 2, 3, 4), List.of(5, 6)), model.runs);
        var seen = statistics.snapshot();
        assertEquals(6, seen.inferences());
        assertEquals(2, seen.executions());
        assertEquals(6, seen.infer().count());
        assertEquals(1, seen.batches().get(4).infer().count());
        assertEquals(1, seen.batches().get(2).infer().count());
        assertEquals(6, seen.queue().count());
    }

    /** Each run says of itself that it took 1 + 2 + 3 ns. */
    @Test
    void theWaitForASlotIsNoPartOfARunsLatency() throws Exception {
        occupy();
        var answers = List.of(waiting(model, 1, LONG), waiting(model, 2, LONG));
        hold.countDown();
        for (var answer : answers) answer.get();
        var six = new LatencyHistogram();
        six.record(6);
        assertEquals(2, latencies.snapshot().count());
        assertEquals(six.snapshot().quantile(1), latencies.snapshot().quantile(1));
    }

    @Test
    void versionsAndInputsThatDoNotFitAreNotMixed() throws Exception {
        var other = new Doubling(4);
        occupy();
        var a = waiting(model, 1, LONG);
        var b = waiting(other, 2, LONG);
        var negative = waiting(model, -3, LONG);
        var c = waiting(model, 4, LONG);
        hold.countDown();
        assertEquals(List.of(2, 4, -6, 8), List.of(a.get(), b.get(), negative.get(), c.get()));
        assertEquals(List.of(List.of(1, 4), List.of(-3)), model.runs);
        assertEquals(List.of(List.of(2)), other.runs);
    }

    @Test
    void oneBadInputFailsAloneAndItsNeighboursAreAnswered() throws Exception {
        occupy();
        var good = waiting(model, 1, LONG);
        var bad = waiting(model, Doubling.BAD, LONG);
        var alsoGood = waiting(model, 2, LONG);
        hold.countDown();
        assertEquals(2, good.get());
        assertEquals(4, alsoGood.get());
        var failure = assertThrows(ExecutionException.class, bad::get);
        assertEquals(Kind.INVALID, ((DomainException) failure.getCause()).kind());
        assertEquals(List.of(List.of(1, Doubling.BAD, 2), List.of(1), List.of(Doubling.BAD), List.of(2)), model.runs);
    }

    @Test
    void eachCallerHasADeadlineOfItsOwn() throws Exception {
        occupy();
        var patient = waiting(model, 1, LONG);
        var late = assertThrows(DomainException.class, () -> admission.run(Duration.ofMillis(5), model, 2, statistics, latencies));
        assertEquals(Kind.DEADLINE, late.kind());
        hold.countDown();
        assertEquals(2, patient.get());
        assertEquals(List.of(List.of(1)), model.runs);
    }

    @Test
    void whoWouldBeOneTooManyIsRefusedAtOnce() throws Exception {
        occupy();
        for (int i = 0; i < 6; i++) waiting(model, i, LONG);
        var refused = assertThrows(DomainException.class, () -> admission.run(LONG, model, 9, statistics, latencies));
        assertEquals(Kind.OVERLOADED, refused.kind());
    }

    @Test
    void theSlotIsFreeAgainAfterFailures() {
        for (int i = 0; i < 3; i++) {
            assertThrows(DomainException.class, () -> admission.run(LONG, model, Doubling.BAD, statistics, latencies));
        }
        assertEquals(4, admission.run(Duration.ZERO, model, 2, statistics, latencies));
    }

    @Test
    void thousandsOfCallersEachGetTheirOwnAnswer() throws Exception {
        var many = new Admission(2, 10_000);
        var answers = new ArrayList<Future<Integer>>();
        for (int i = 0; i < 5_000; i++) {
            int input = i % 7 == 0 ? -i : i;
            answers.add(callers.submit(() -> many.run(LONG, model, input, statistics, latencies)));
        }
        for (int i = 0; i < 5_000; i++) assertEquals(i % 7 == 0 ? -2 * i : 2 * i, answers.get(i).get());
        assertEquals(5_000, statistics.snapshot().inferences());
    }

    private void occupy() throws InterruptedException {
        CompletableFuture.runAsync(() -> admission.run(LONG, () -> {
            held.countDown();
            try {
                hold.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return null;
        }), callers);
        held.await();
    }

    /** Returns when the caller is in the queue. */
    private Future<Integer> waiting(Doubling of, int input, Duration patience) throws InterruptedException {
        int before = admission.waiting();
        var answer = callers.submit(() -> admission.run(patience, of, input, statistics, latencies));
        while (admission.waiting() == before) Thread.sleep(1);
        return answer;
    }

    /** Doubles numbers; negative and other ones do not go together. */
    private static final class Doubling implements BatchModel<Integer, Integer> {

        static final int BAD = 1_000_000;

        final List<List<Integer>> runs = Collections.synchronizedList(new ArrayList<>());
        private final int most;

        Doubling(int most) {
            this.most = most;
        }

        @Override
        public int mostRows() {
            return most;
        }

        @Override
        public int rows(Integer input) {
            return 1;
        }

        @Override
        public boolean fitTogether(Integer one, Integer other) {
            return one < 0 == other < 0;
        }

        @Override
        public Run<Integer> run(List<Integer> inputs) {
            runs.add(inputs);
            assertTrue(inputs.size() <= most);
            if (inputs.contains(BAD)) throw DomainException.invalid("input", "is bad");
            return new Run<>(inputs.stream().map(i -> 2 * i).toList(), new StageTimes(1, 2, 3));
        }

        @Override
        public String canonical(Integer input) {
            return input.toString();
        }

        @Override
        public long generation() {
            return 0;
        }

        @Override
        public String impediment() {
            return "";
        }

        @Override
        public void close() {}
    }
}
