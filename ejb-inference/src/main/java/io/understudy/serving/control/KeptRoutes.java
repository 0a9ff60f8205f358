package io.understudy.serving.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * For each model, the route that served before the present one: its versions stay loaded for a while, so that they are
 * back at once when they are wanted back.
 */
final class KeptRoutes implements AutoCloseable {

    private record Kept(Route route, long until) {}

    private final Map<String, Kept> kept = new HashMap<>();
    private final long nanos;
    private final LongSupplier clock;
    private boolean closed;

    /** @param clock nanoseconds */
    KeptRoutes(Duration time, LongSupplier clock) {
        this.nanos = time.toNanos();
        this.clock = clock;
    }

    /** Releases what was kept for the model until now. */
    void keep(Route route) {
        replaced(route).forEach(Route::release);
    }

    private synchronized Stream<Route> replaced(Route route) {
        if (closed || nanos == 0) return Stream.of(route);
        var before = kept.put(route.model(), new Kept(route, clock.getAsLong() + nanos));
        return Stream.ofNullable(before).map(Kept::route);
    }

    void releaseExpired() {
        expired().forEach(Route::release);
    }

    private synchronized List<Route> expired() {
        var now = clock.getAsLong();
        var expired = kept.values().stream().filter(k -> k.until() - now <= 0).map(Kept::route).toList();
        kept.values().removeIf(k -> k.until() - now <= 0);
        return expired;
    }

    @Override
    public void close() {
        all().forEach(Route::release);
    }

    private synchronized List<Route> all() {
        closed = true;
        var all = new ArrayList<>(kept.values());
        kept.clear();
        return all.stream().map(Kept::route).toList();
    }
}
