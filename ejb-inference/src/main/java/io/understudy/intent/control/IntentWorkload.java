package io.understudy.intent.control;

import io.understudy.registry.control.Bundle;
import io.understudy.registry.entity.Task;
import io.understudy.serving.control.LoadedModel;
import io.understudy.serving.control.OnnxSessions;
import io.understudy.serving.control.OnnxSettings;
import io.understudy.serving.control.Workload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Loads classifiers of texts. */
@ApplicationScoped
public class IntentWorkload implements Workload {

    @Inject
    private OnnxSessions sessions;

    @Inject
    private OnnxSettings onnx;

    @Override
    public Task task() {
        return Task.TEXT_CLASSIFICATION;
    }

    @Override
    public LoadedModel<IntentRequest, Classification> load(String model, String version, Bundle bundle) {
        return new LoadedClassifier(TextClassifiers.open(bundle, () -> sessions.open(bundle, onnx.of(model))));
    }
}
