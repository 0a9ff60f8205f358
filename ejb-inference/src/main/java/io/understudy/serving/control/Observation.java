package io.understudy.serving.control;

import io.understudy.serving.entity.CacheTier;
import io.understudy.serving.entity.InferenceStatus;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** One call on its way through the gateway, told to the observers when it ends. Of one thread. */
final class Observation<I> {

    private final List<InferenceObserver> observers;
    private final Call<I> call;
    private final Duration patience;
    private final long begun = System.nanoTime();
    private Choice choice;
    private int revision;
    private LoadedModel<I, ?> model;
    private I input;
    private String canonical;

    Observation(List<InferenceObserver> observers, Call<I> call, Duration patience) {
        this.observers = observers;
        this.call = call;
        this.patience = patience;
    }

    /** Goes the way and tells how it ended; nobody is told of a call that found no version. */
    <O> Inference<O> of(Function<Observation<I>, Inference<O>> way) {
        Inference<O> inference;
        try {
            inference = way.apply(this);
        } catch (RuntimeException | Error e) {
            if (choice != null) tell(null, CacheTier.NONE, InferenceStatus.of(e));
            throw e;
        }
        tell(inference.output(), inference.cacheHit() ? CacheTier.L1 : CacheTier.NONE, InferenceStatus.OK);
        return inference;
    }

    Call<I> call() {
        return call;
    }

    /** {@link System#nanoTime()} when so much time has gone by since the call came. */
    long end(Duration time) {
        return begun + time.toNanos();
    }

    void goesTo(Choice choice, int revision) {
        this.choice = choice;
        this.revision = revision;
    }

    void asks(LoadedModel<I, ?> model, I input) {
        this.model = model;
        this.input = input;
    }

    /** What the model calls the canonical form of the input; null where it was refused before it had one. */
    String canonical() {
        if (canonical == null && model != null) canonical = model.canonical(input);
        return canonical;
    }

    private void tell(Object output, CacheTier tier, InferenceStatus status) {
        if (observers.isEmpty()) return;
        var latency = System.nanoTime() - begun;
        var completed = new InferenceCompleted(
                call.id(), call.model(), choice.version().id(), revision, choice.experiment(), choice.arm(), choice.unit(), call.caller(),
                call.input(), this::canonical, output, tier, status, latency, end(patience));
        for (var observer : observers) observer.completed(completed);
    }
}
