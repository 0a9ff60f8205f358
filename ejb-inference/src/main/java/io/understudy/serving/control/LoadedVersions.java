package io.understudy.serving.control;

import io.understudy.failure.entity.DomainException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/**
 * The versions in this node's memory, each of them once. Whoever holds one has a share of its leases; it goes when the
 * last share is given back, and until it is gone it is not loaded anew: two copies would contend for the same files.
 */
final class LoadedVersions {

    private final ConcurrentHashMap<String, Place> places = new ConcurrentHashMap<>();

    /**
     * The version with a share for the caller, to be given back by {@code leases().retire()}. Waits for a load of the same
     * version that is under way, and for no other.
     *
     * @param load makes the version, with what it must run once it has closed
     */
    ServedVersion hold(String id, Function<Runnable, ServedVersion> load) {
        while (true) {
            var place = places.computeIfAbsent(id, i -> new Place());
            var version = place.hold(load, () -> leave(id, place));
            if (version != null) return version;
            place.awaitEnd();
        }
    }

    /** How many are in memory, or about to be. */
    int count() {
        return places.size();
    }

    private void leave(String id, Place place) {
        places.remove(id, place);
        place.ended.countDown();
    }

    private static final class Place {
        private final CountDownLatch ended = new CountDownLatch(1);
        private ServedVersion version;
        private boolean failed;

        /** Null where the version is going or could not be loaded: the next place is for the next try. */
        synchronized ServedVersion hold(Function<Runnable, ServedVersion> load, Runnable leave) {
            if (failed) return null;
            if (version != null) return version.leases().acquire() ? version : null;
            try {
                version = load.apply(leave);
                return version;
            } catch (RuntimeException | Error e) {
                failed = true;
                leave.run();
                throw e;
            }
        }

        void awaitEnd() {
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw DomainException.unavailable("The server is stopping.", e);
            }
        }
    }
}
