package io.understudy.serving.control;

import io.understudy.failure.entity.DomainException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets as many runs go at once as there are slots; the others wait in the order they came, bounded in number and by
 * their deadline. What is past either bound is refused at once, so that a burst costs its callers time and never the
 * server its memory.
 *
 * <p>Natural batching: a slot that becomes free goes to the caller who has waited longest, and with it everyone who
 * waits for the same version and fits into the same run. No one is kept waiting for company.
 */
public final class Admission {

    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Turn<?, ?>> queue = new ArrayDeque<>();
    private final int mostWaiting;
    private int free;

    /** @param waiting how many may wait besides those that run */
    public Admission(int slots, int waiting) {
        this.free = slots;
        this.mostWaiting = waiting;
    }

    /** Work that is nobody else's. */
    public <T> T run(Duration patience, Supplier<T> work) {
        var turn = new Turn<Void, T>(null, null, null);
        await(turn, patience);
        try {
            return work.get();
        } finally {
            release();
        }
    }

    /** Work that nobody waits for: done only where a slot is free, which it is only while nobody else waits. */
    <T> Optional<T> runIfIdle(Supplier<T> work) {
        if (!takeFree()) return Optional.empty();
        try {
            return Optional.of(work.get());
        } finally {
            release();
        }
    }

    private boolean takeFree() {
        lock.lock();
        try {
            return free > 0 && free-- > 0;
        } finally {
            lock.unlock();
        }
    }

    /** @param latencies where the run's time is noted, without the wait for its slot, if it succeeds */
    public <I, O> O run(Duration patience, LoadedModel<I, O> model, I input, VersionStatistics statistics, LatencyHistogram latencies) {
        if (model instanceof BatchModel<I, O> batching) return together(patience, batching, input, statistics, latencies);
        var arrived = System.nanoTime();
        return run(patience, () -> {
            var begun = System.nanoTime();
            statistics.waited(begun - arrived);
            var output = model.infer(input);
            var times = new StageTimes(0, System.nanoTime() - begun, 0);
            statistics.ran(1, 1, times);
            latencies.record(times.total());
            return output;
        });
    }

    private <I, O> O together(
            Duration patience, BatchModel<I, O> model, I input, VersionStatistics statistics, LatencyHistogram latencies) {
        var turn = new Turn<I, O>(model, input, latencies);
        await(turn, patience);
        if (turn.isLeading()) {
            try {
                run(model, turn.batch(), statistics);
            } finally {
                release();
                turn.batch().forEach(Turn::done);
            }
        }
        return turn.outcome();
    }

    /** Where a run of several fails, each is run alone: no one fails by another's input. */
    private static <I, O> void run(BatchModel<I, O> model, List<Turn<I, O>> batch, VersionStatistics statistics) {
        batch.forEach(turn -> statistics.waited(turn.waitedNanos()));
        try {
            answer(model, batch, statistics);
        } catch (RuntimeException | Error e) {
            if (batch.size() == 1) batch.getFirst().fail(e);
            else batch.forEach(turn -> runAlone(model, turn, statistics));
        }
    }

    private static <I, O> void runAlone(BatchModel<I, O> model, Turn<I, O> turn, VersionStatistics statistics) {
        try {
            answer(model, List.of(turn), statistics);
        } catch (RuntimeException | Error e) {
            turn.fail(e);
        }
    }

    private static <I, O> void answer(BatchModel<I, O> model, List<Turn<I, O>> batch, VersionStatistics statistics) {
        var run = model.run(batch.stream().map(turn -> turn.input).toList());
        for (int i = 0; i < batch.size(); i++) batch.get(i).answer(run.outputs().get(i), run.times());
        statistics.ran(batch.size(), batch.stream().mapToInt(Turn::rows).sum(), run.times());
    }

    /** Returns when the turn leads, with a slot, or is done by another. */
    private void await(Turn<?, ?> turn, Duration patience) {
        if (entered(turn)) return;
        long end = System.nanoTime() + patience.toNanos();
        while (!turn.isLeading() && !turn.isDone()) {
            long left = end - System.nanoTime();
            if (Thread.interrupted()) leave(turn, stopping());
            else if (left <= 0) leave(turn, late(patience));
            else LockSupport.parkNanos(this, left);
        }
    }

    /** Whether there was a free slot. */
    private boolean entered(Turn<?, ?> turn) {
        lock.lock();
        try {
            if (free > 0) {
                free--;
                leadAlone(turn);
                return true;
            }
            if (queue.size() >= mostWaiting) throw DomainException.overloaded("Too many calls are waiting; try again shortly.");
            queue.add(turn);
            return false;
        } finally {
            lock.unlock();
        }
    }

    private static <I, O> void leadAlone(Turn<I, O> turn) {
        turn.lead(List.of(turn));
    }

    /** Gives up, unless the slot has just come; one whom another's run would answer goes without that answer. */
    private void leave(Turn<?, ?> turn, DomainException why) {
        lock.lock();
        try {
            if (turn.isWaiting()) queue.remove(turn);
            if (!turn.isLeading() && !turn.isDone()) throw why;
        } finally {
            lock.unlock();
        }
    }

    /** How many wait at present. */
    int waiting() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    private void release() {
        lock.lock();
        try {
            var next = queue.poll();
            if (next == null) free++;
            else leadAll(next);
        } finally {
            lock.unlock();
        }
    }

    private <I, O> void leadAll(Turn<I, O> first) {
        var batch = new ArrayList<Turn<I, O>>(List.of(first));
        int rows = first.rows();
        for (var others = queue.iterator(); others.hasNext() && rows < first.mostRows(); ) {
            var other = others.next();
            if (!first.takes(other) || rows + other.rows() > first.mostRows()) continue;
            rows += other.rows();
            batch.add(first.cast(other));
            others.remove();
        }
        first.lead(batch);
    }

    private static DomainException late(Duration patience) {
        return DomainException.deadline("The call waited " + Math.ceilDiv(patience.toNanos(), 1_000_000) + " ms without getting its turn.");
    }

    private static DomainException stopping() {
        Thread.currentThread().interrupt();
        return DomainException.unavailable("The server is stopping.", null);
    }
}
