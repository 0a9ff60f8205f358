package io.understudy.serving.control;

/** Whoever wants to know of every inference. A bean of this type is told without being known here. */
public interface InferenceObserver {

    /**
     * Called on the caller's thread before it has its answer, so it must be quick.
     *
     * @throws io.understudy.failure.entity.DomainException where the answer must not be given, as the record that it
     *     promises cannot be kept; never for an inference that failed
     */
    void completed(InferenceCompleted inference);
}
