package io.understudy.registry.control;

import io.understudy.registry.entity.Signature;
import io.understudy.registry.entity.Task;

/**
 * What a task asks of an artifact beyond being a sound graph. The workload of the task provides it as a bean; a task
 * without one takes any sound graph.
 */
public interface TaskRules {

    Task task();

    /** @throws io.understudy.failure.entity.DomainException INVALID with what the bundle or its signature lacks */
    void check(Bundle bundle, Signature signature);
}
