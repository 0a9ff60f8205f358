package io.understudy.serving.control;

import io.understudy.settings.entity.ModelSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** How much of a node each model may take, as configured for it or for all. */
@ApplicationScoped
public class ServingSettings {

    private static final String PREFIX = "understudy.serving.";
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    public ServingLimits of(String model) {
        int slots = Integer.parseInt(value("slots", model));
        return new ServingLimits(
                slots == 0 ? CORES : slots, Integer.parseInt(value("waiting", model)), Duration.parse(value("deadline", model)));
    }

    private static String value(String name, String model) {
        return ModelSettings.valueOrCommon(PREFIX + name, model);
    }
}
