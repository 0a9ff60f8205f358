package io.understudy.search.control.indexing;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Talents that were changed one by one and shall not wait behind an import. The feed brings them as well. */
final class Preferred {

    /** Past this they come by the feed alone. */
    private static final int MOST = 1_000;

    private final LinkedBlockingQueue<String> ids = new LinkedBlockingQueue<>(MOST);

    void add(String id) {
        if (!ids.contains(id)) ids.offer(id);
    }

    Optional<String> next() {
        return Optional.ofNullable(ids.poll());
    }

    /** The next that is there or comes in time. */
    Optional<String> next(long nanos) throws InterruptedException {
        return Optional.ofNullable(ids.poll(nanos, TimeUnit.NANOSECONDS));
    }

    /** The feed has brought these. */
    void forget(Set<String> brought) {
        ids.removeAll(brought);
    }
}
