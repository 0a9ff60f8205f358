package io.understudy.serving.control;

/**
 * One version of a model in this node's memory, ready to answer. Safe for many threads at once. It is leased while in
 * use and closed once, when nobody holds a lease any more.
 *
 * @param <I> what is asked
 * @param <O> what is answered; immutable, because a cached answer is given to many
 */
public interface LoadedModel<I, O> extends AutoCloseable {

    /**
     * The input as the model takes it, before it is looked up or waits for its turn.
     *
     * @throws io.understudy.failure.entity.DomainException INVALID where the input breaks a rule that can be told at once
     */
    default I checked(I input) {
        return input;
    }

    /** @throws io.understudy.failure.entity.DomainException INVALID where the input breaks a rule */
    O infer(I input);

    /** Every field of the input that the answer depends on, in one canonical form: the cache key. */
    String canonical(I input);

    /** A number that changes whenever the same input may get another answer (an index that was written to). */
    long generation();

    /** Why the model cannot answer as it should at present, or an empty text. */
    String impediment();

    @Override
    void close();
}
