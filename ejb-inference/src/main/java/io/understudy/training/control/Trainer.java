package io.understudy.training.control;

import io.understudy.failure.entity.DomainException;
import io.understudy.registry.entity.Task;

/**
 * Makes versions of the models of one task out of data. It keeps nothing: the same order over the same data gives the same
 * bytes, on whichever node.
 */
public interface Trainer {

    Task task();

    /** As it stands in a version's provenance. */
    String name();

    /**
     * What the parameters of an order lack, told before a job is queued.
     *
     * @throws DomainException INVALID with the parameter and the reason
     */
    void check(TrainingOrder order);

    /**
     * @param progress is told of each stage, and ends the training by throwing
     * @throws DomainException INVALID or CONFLICT if nothing can be learnt from the data, with the reason
     * @throws CancelledTrainingException within about a second after it was asked for
     */
    Trained train(TrainingOrder order, Progress progress);
}
