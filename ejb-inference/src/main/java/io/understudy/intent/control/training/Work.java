package io.understudy.intent.control.training;

import io.understudy.training.control.Lanes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Pieces of work that do not depend on each other. Each runs on one thread, so their results do not depend on how many there are. */
final class Work {

    private final List<Runnable> pieces = new ArrayList<>();

    /** The longest first keep the lanes busy to the end. */
    void add(Runnable piece) {
        pieces.add(piece);
    }

    /** Returns when all are done, or throws what the first to fail threw; then those that have not begun do not begin. */
    void run(Lanes lanes) {
        var next = new AtomicInteger();
        var failure = new AtomicReference<Throwable>();
        lanes.split(lanes.count(), (from, to) -> {
            for (int at = next.getAndIncrement(); at < pieces.size() && failure.get() == null; at = next.getAndIncrement()) {
                try {
                    pieces.get(at).run();
                } catch (RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                }
            }
        });
        if (failure.get() instanceof Error error) throw error;
        if (failure.get() instanceof RuntimeException exception) throw exception;
    }
}
