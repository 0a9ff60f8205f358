package io.understudy.serving.control;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** One caller's wait for a slot, and for its answer where another's run brings it. */
final class Turn<I, O> {

    private enum State {
        WAITING,
        /** Its thread has the slot and is to run the batch. */
        LEADING,
        /** In the batch of another. */
        FOLLOWING,
        DONE
    }

    final I input;
    private final BatchModel<I, O> model;
    private final LatencyHistogram latencies;
    private final Thread caller = Thread.currentThread();
    private final long begun = System.nanoTime();
    private List<Turn<I, O>> batch;
    private long ended;
    private O output;
    private Throwable failure;
    private volatile State state = State.WAITING;

    /**
     * @param model null for work that is done alone
     * @param latencies where the time of the run is noted that answers it
     */
    Turn(BatchModel<I, O> model, I input, LatencyHistogram latencies) {
        this.model = model;
        this.input = input;
        this.latencies = latencies;
    }

    boolean isWaiting() {
        return state == State.WAITING;
    }

    boolean isLeading() {
        return state == State.LEADING;
    }

    boolean isDone() {
        return state == State.DONE;
    }

    /** Past this, only the callers of the batch. */
    int mostRows() {
        return model == null ? 1 : model.mostRows();
    }

    int rows() {
        return model == null ? 1 : model.rows(input);
    }

    boolean takes(Turn<?, ?> other) {
        return model != null && other.model == model && model.fitTogether(input, cast(other).input);
    }

    /** Safe where {@link #takes} compares the models first: one model has one type of input. */
    @SuppressWarnings("unchecked")
    Turn<I, O> cast(Turn<?, ?> other) {
        return (Turn<I, O>) other;
    }

    /** @param batch its own turn first */
    void lead(List<Turn<I, O>> batch) {
        var now = System.nanoTime();
        this.batch = batch;
        for (var turn : batch) {
            turn.ended = now;
            if (turn != this) turn.state = State.FOLLOWING;
        }
        // Last: from here on the leader may already be done with all of them.
        state = State.LEADING;
        LockSupport.unpark(caller);
    }

    List<Turn<I, O>> batch() {
        return batch;
    }

    long waitedNanos() {
        return ended - begun;
    }

    /** What the run gave, to be told to the caller by {@link #done}. */
    void answer(O output, StageTimes times) {
        this.output = output;
        latencies.record(times.total());
    }

    void fail(Throwable failure) {
        this.failure = failure;
    }

    void done() {
        state = State.DONE;
        if (caller != Thread.currentThread()) LockSupport.unpark(caller);
    }

    O outcome() {
        if (failure instanceof RuntimeException e) throw e;
        if (failure instanceof Error e) throw e;
        return output;
    }
}
