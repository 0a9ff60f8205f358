package io.understudy.tensor.control;

import io.understudy.settings.entity.ModelSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;

/** What is set for the models of task tensor, each or all. */
@ApplicationScoped
public class TensorSettings {

    private final ConcurrentHashMap<String, Boolean> caches = new ConcurrentHashMap<>();

    /** Whether a model's answers are kept for equal requests; it is asked at each call, so the answer is remembered. */
    public boolean usesCache(String model) {
        var known = caches.get(model);
        return known != null ? known : caches.computeIfAbsent(model, m -> ModelSettings.value("understudy.tensor.cache", m).equals("on"));
    }

    int mostRows(String model) {
        return Integer.parseInt(ModelSettings.value("understudy.tensor.max-batch", model));
    }
}
