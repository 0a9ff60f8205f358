package io.understudy.monitoring.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;

/** Whether the database answers, asked at most once a second however many want to know. */
@ApplicationScoped
public class DatabaseState {

    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    /** @param reason why not, empty when it answers */
    public record Answer(boolean answers, String reason, long atNanos) {}

    @Inject
    private DatabaseProbe probe;

    private final ReentrantLock asking = new ReentrantLock();
    private volatile Answer last;

    public Answer current() {
        var known = last;
        if (isFresh(known)) return known;
        asking.lock();
        try {
            return isFresh(last) ? last : (last = ask());
        } finally {
            asking.unlock();
        }
    }

    private static boolean isFresh(Answer answer) {
        return answer != null && System.nanoTime() - answer.atNanos() < FRESH_NANOS;
    }

    private Answer ask() {
        try {
            probe.ask().toCompletableFuture().get();
            return new Answer(true, "", System.nanoTime());
        } catch (ExecutionException | CompletionException e) {
            return new Answer(false, e.getCause().getClass().getSimpleName(), System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(false, "interrupted", System.nanoTime());
        }
    }
}
