package io.understudy.training.control;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Splits loops over a few threads. Every index is handled by exactly one thread and in ascending order within it, so a loop
 * whose iterations write to places of their own gives the same result for any number of lanes and any timing.
 *
 * @param executor runs all lanes but the caller's own
 */
public record Lanes(Executor executor, int count) {

    public static final Lanes ONE = new Lanes(Runnable::run, 1);

    public interface Body {
        public void run(int from, int to);
    }

    public void split(int size, Body body) {
        int lanes = Math.min(count, size);
        if (lanes < 2) {
            body.run(0, size);
            return;
        }
        var others = new CompletableFuture<?>[lanes - 1];
        for (int lane = 1; lane < lanes; lane++) {
            int from = bound(size, lane, lanes);
            int to = bound(size, lane + 1, lanes);
            others[lane - 1] = CompletableFuture.runAsync(() -> body.run(from, to), executor);
        }
        body.run(0, bound(size, 1, lanes));
        CompletableFuture.allOf(others).join();
    }

    private static int bound(int size, int lane, int lanes) {
        return (int) ((long) size * lane / lanes);
    }
}
