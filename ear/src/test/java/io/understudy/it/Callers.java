package io.understudy.it;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Callers who ask without a pause, and remember the id of each prediction that they were given. */
final class Callers implements AutoCloseable {

    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean going = new AtomicBoolean(true);
    private final List<Future<?>> lanes = new ArrayList<>();
    private final ExecutorService pool;

    private Callers(int count) {
        pool = Executors.newFixedThreadPool(count);
    }

    static Callers start(Api api, String path, String body, int count) {
        var callers = new Callers(count);
        for (int i = 0; i < count; i++) callers.lanes.add(callers.pool.submit(() -> callers.call(api, path, body)));
        return callers;
    }

    private void call(Api api, String path, String body) {
        while (going.get()) {
            try {
                var answer = api.post(path, body);
                if (answer.status() == 200) acknowledged.add(answer.header("Prediction-Id"));
                else failures.add(answer.status() + " " + answer.text());
            } catch (UncheckedIOException e) {
                failures.add(String.valueOf(e.getCause()));
            }
        }
    }

    /** Returns when so many more have been given. */
    void awaitAnswers(int more) throws InterruptedException {
        int enough = acknowledged.size() + more;
        for (int i = 0; i < 6_000 && acknowledged.size() < enough; i++) TimeUnit.MILLISECONDS.sleep(10);
        if (acknowledged.size() < enough) throw new IllegalStateException("hardly any answer: " + failures);
    }

    /** Returns when each has had its last answer. */
    void stop() throws Exception {
        going.set(false);
        for (var lane : lanes) lane.get();
    }

    @Override
    public void close() {
        going.set(false);
        pool.close();
    }

    List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    List<String> failures() {
        return List.copyOf(failures);
    }
}
