package io.understudy.search.control.indexing;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What an indexer has done, for those who wait for it, wake it or ask how it is. */
final class Progress {

    /** A fault that passes by itself is nobody's business. */
    private static final int FAILURES_TO_TELL = 3;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long passesBegun;
    private long passesEnded;
    private long passBegunAt = System.nanoTime();
    private long levelAsOf = passBegunAt;
    private long indexed;
    private long backlog;
    private boolean isWoken;
    private boolean isClosed;
    private int failures;
    private String trouble = "";

    void beginPass() {
        locked(() -> {
            passesBegun++;
            passBegunAt = System.nanoTime();
        });
    }

    /** Whoever waited for the pass is let go, and must not find the trouble of before. */
    void endPass() {
        locked(() -> {
            went();
            passesEnded = passesBegun;
            levelAsOf = passBegunAt;
            indexed = 0;
            backlog = 0;
        });
    }

    boolean knowsBacklog() {
        return locked(() -> backlog > 0);
    }

    /** What the pass under way has to index. */
    void backlog(long changes) {
        locked(() -> backlog = changes);
    }

    void indexed(int changes) {
        locked(() -> indexed += changes);
    }

    void went() {
        locked(() -> {
            failures = 0;
            trouble = "";
        });
    }

    /** @return how many steps have failed in a row */
    int failed(String why) {
        return locked(() -> {
            trouble = why;
            return ++failures;
        });
    }

    void wake() {
        locked(() -> isWoken = true);
    }

    void close() {
        locked(() -> isClosed = true);
    }

    boolean isClosed() {
        return locked(() -> isClosed);
    }

    /** Until somebody wakes the indexer, closes it, or the time is over. */
    void rest(Duration time) throws InterruptedException {
        await(time, () -> isWoken);
        locked(() -> isWoken = false);
    }

    /** Until a pass has ended that began after this call. */
    boolean awaitPass(Duration time) throws InterruptedException {
        var target = locked(() -> passesBegun + 1);
        wake();
        return await(time, () -> passesEnded >= target) && locked(() -> passesEnded >= target);
    }

    IndexerStatus status() {
        return locked(() -> new IndexerStatus(
                passesEnded > 0 && backlog == 0,
                Duration.ofNanos(System.nanoTime() - levelAsOf),
                indexed,
                backlog,
                failures < FAILURES_TO_TELL ? "" : trouble));
    }

    boolean wasEverLevel() {
        return locked(() -> passesEnded > 0);
    }

    private boolean await(Duration time, BooleanSupplier what) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (var left = time.toNanos(); !what.getAsBoolean() && !isClosed; ) {
                if (left <= 0) return false;
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        locked(() -> {
            change.run();
            return null;
        });
    }

    private <T> T locked(Supplier<T> change) {
        lock.lock();
        try {
            var result = change.get();
            changed.signalAll();
            return result;
        } finally {
            lock.unlock();
        }
    }
}
