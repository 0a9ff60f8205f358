package io.understudy.serving.control;

import io.understudy.cache.control.PredictionCache;
import io.understudy.cache.control.PredictionCache.Answer;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** One model's slots on this node and those who wait for them, so that a slow model takes no other's turn. */
final class Lane {

    private final ServingLimits limits;
    private final PredictionCache cache;
    private final Admission admission;

    /** @param cache of all models */
    Lane(ServingLimits limits, PredictionCache cache) {
        this.limits = limits;
        this.cache = cache;
        this.admission = new Admission(limits.slots(), limits.waiting());
    }

    Duration deadline() {
        return limits.deadline();
    }

    Admission admission() {
        return admission;
    }

    /** From the cache or, once it is the call's turn, from the version, which the caller has leased. */
    @SuppressWarnings("unchecked")
    <I, O> Answer<O> answer(ServedVersion version, Observation<I> observation) {
        var call = observation.call();
        var model = (LoadedModel<I, O>) version.model();
        var input = model.checked(call.input());
        observation.asks(model, input);
        long end = observation.end(limits.patience(call.patience()));
        Supplier<O> run = judged(call, version, latencies -> admission.run(left(end), model, input, version.statistics(), latencies));
        if (!call.useCache()) return new Answer<>(run.get(), false);
        return cached(version, new PredictionCache.Key(version.id(), model.generation(), observation.canonical()), end, run);
    }

    /** Whoever names a version asks it what he likes: it is judged by the calls that the split brings it. */
    static <O> Supplier<O> judged(Call<?> call, ServedVersion version, Function<LatencyHistogram, O> run) {
        return call.pinned() == null ? () -> version.health().observe(version.model(), run) : () -> run.apply(new LatencyHistogram());
    }

    private <O> Answer<O> cached(ServedVersion version, PredictionCache.Key key, long end, Supplier<O> run) {
        var begun = System.nanoTime();
        Answer<O> answer = cache.get(key, end, run);
        if (answer.hit()) version.statistics().hit(System.nanoTime() - begun);
        else version.statistics().missed(System.nanoTime() - begun);
        return answer;
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }
}
