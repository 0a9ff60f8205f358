package io.understudy.serving.control;

import io.understudy.failure.entity.DomainException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets as many runs go at once as there are slots; the others wait, bounded in number and by their deadline. What is
 * past either bound is refused at once, so that a burst costs its callers time and never the server its memory.
 */
public final class Admission {

    private final Semaphore slots;
    private final Semaphore places;

    /** @param waiting how many may wait besides those that run */
    public Admission(int slots, int waiting) {
        this.slots = new Semaphore(slots, true);
        this.places = new Semaphore(slots + waiting);
    }

    public <T> T run(Duration patience, Supplier<T> work) {
        if (!places.tryAcquire()) throw DomainException.overloaded("Too many calls are waiting; try again shortly.");
        try {
            await(patience);
            try {
                return work.get();
            } finally {
                slots.release();
            }
        } finally {
            places.release();
        }
    }

    private void await(Duration patience) {
        try {
            if (!slots.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw DomainException.deadline("The call waited " + patience.toMillis() + " ms without getting its turn.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DomainException.unavailable("The server is stopping.", e);
        }
    }
}
