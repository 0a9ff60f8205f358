package io.understudy.cache.control;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.DomainException.Kind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Answers by everything they depend on. A key names the version, so a deployment can never get another version's
 * answer; and the generation of what the version read, so a changed index is never answered for by its past. One flight
 * a key: whoever asks the same thing meanwhile waits for the one computation, as long as it has time. Failures are not kept.
 */
public final class PredictionCache {

    /** @param input canonical form of every field that matters */
    public record Key(String version, long generation, String input) {}

    /** @param hit whether the answer was computed for an earlier call */
    public record Answer<O>(O output, boolean hit) {}

    private final AsyncCache<Key, Object> answers;

    public PredictionCache(long maxEntries, Duration timeToLive) {
        answers = Caffeine.newBuilder()
                .maximumSize(maxEntries)
                .expireAfterWrite(timeToLive)
                .executor(Runnable::run)
                .buildAsync();
    }

    /**
     * Where the computation that it joins runs out of its own caller's time, a caller with more time left begins another.
     *
     * @param end {@link System#nanoTime()} until which to wait for another's computation
     * @throws DomainException DEADLINE if that takes longer
     */
    @SuppressWarnings("unchecked")
    public <O> Answer<O> get(Key key, long end, Supplier<O> compute) {
        while (true) {
            var mine = new CompletableFuture<Object>();
            var theirs = answers.asMap().putIfAbsent(key, mine);
            if (theirs == null) return new Answer<>(computed(key, mine, compute), false);
            var outcome = landed(theirs, end);
            if (!(outcome instanceof Failure failure)) return new Answer<>((O) outcome, true);
            if (!failure.isOfItsCallersTime() || end - System.nanoTime() <= 0) throw failure.thrown();
        }
    }

    private <O> O computed(Key key, CompletableFuture<Object> mine, Supplier<O> compute) {
        try {
            var output = compute.get();
            mine.complete(output);
            return output;
        } catch (RuntimeException | Error e) {
            answers.asMap().remove(key, mine);
            mine.complete(new Failure(e));
            throw e;
        }
    }

    /** How a flight failed: a value, because the cache would log an exceptional end, and a refused input is no fault. */
    private record Failure(Throwable cause) {

        boolean isOfItsCallersTime() {
            return cause instanceof DomainException e && e.kind() == Kind.DEADLINE;
        }

        RuntimeException thrown() {
            if (cause instanceof Error error) throw error;
            return (RuntimeException) cause;
        }
    }

    private static Object landed(CompletableFuture<Object> flight, long end) {
        try {
            return flight.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw DomainException.deadline("The call waited in vain for the answer to an equal call that is under way.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DomainException.unavailable("The server is stopping.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a flight ends by a value", e);
        }
    }

    public long size() {
        return answers.synchronous().estimatedSize();
    }
}
