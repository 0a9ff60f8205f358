package io.understudy.serving.control;

import io.understudy.serving.control.OnnxOptions.Optimization;
import io.understudy.serving.control.OnnxOptions.Provider;
import io.understudy.settings.entity.ModelSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** How each model's graphs are run, as configured for it or for all. */
@ApplicationScoped
public class OnnxSettings {

    private static final String PREFIX = "understudy.onnx.";

    /** @throws io.understudy.failure.entity.DomainException UNAVAILABLE if a value set for this model is not allowed */
    public OnnxOptions of(String model) {
        return new OnnxOptions(
                Integer.parseInt(value("intra-op-threads", model)),
                value("spinning", model).equals("on"),
                Provider.valueOf(upper(value("execution-provider", model))),
                Optimization.valueOf(upper(value("optimization-level", model))),
                value("memory-arena", model).equals("on"));
    }

    private static String value(String name, String model) {
        return ModelSettings.value(PREFIX + name, model);
    }

    private static String upper(String value) {
        return value.toUpperCase(Locale.ROOT);
    }
}
