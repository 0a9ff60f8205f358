package io.understudy.serving.control;

import io.understudy.registry.control.Bundle;
import io.understudy.registry.entity.Task;

/** The code of one task: how an artifact becomes a loaded model. */
public interface Workload {

    Task task();

    /**
     * Loads and warms a version; when it returns, the first caller is answered as fast as the thousandth.
     *
     * @param model its name, for what is set for it alone
     * @param version id of the version, unique over all models
     */
    LoadedModel<?, ?> load(String model, String version, Bundle bundle);
}
