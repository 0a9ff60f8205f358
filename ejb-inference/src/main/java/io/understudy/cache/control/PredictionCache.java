package io.understudy.cache.control;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Answers by everything they depend on. A key names the version, so a deployment can never get another version's
 * answer; and the generation of what the version read, so a changed index is never answered for by its past. One flight
 * a key: whoever asks the same thing meanwhile waits for the one computation. Failures are not kept.
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

    @SuppressWarnings("unchecked")
    public <O> Answer<O> get(Key key, Supplier<O> compute) {
        var mine = new CompletableFuture<Object>();
        var theirs = answers.asMap().putIfAbsent(key, mine);
        if (theirs != null) return new Answer<>((O) landed(theirs), true);
        try {
            var output = compute.get();
            mine.complete(output);
            return new Answer<>(output, false);
        } catch (RuntimeException | Error e) {
            answers.asMap().remove(key, mine);
            mine.complete(new Failure(e));
            throw e;
        }
    }

    /** How a flight failed: a value, because the cache would log an exceptional end, and a refused input is no fault. */
    private record Failure(Throwable cause) {}

    private static Object landed(CompletableFuture<Object> flight) {
        var outcome = flight.join();
        if (outcome instanceof Failure(RuntimeException cause)) throw cause;
        if (outcome instanceof Failure(Error cause)) throw cause;
        return outcome;
    }

    public long size() {
        return answers.synchronous().estimatedSize();
    }
}
