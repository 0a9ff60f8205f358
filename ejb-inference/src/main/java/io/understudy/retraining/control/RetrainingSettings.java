package io.understudy.retraining.control;

import io.understudy.retraining.entity.Promotion;
import io.understudy.settings.entity.ModelSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;

/** What is set for the training of one model, or for that of all. */
@ApplicationScoped
public class RetrainingSettings {

    private static final String PREFIX = "understudy.retraining.";

    public Promotion promotion(String model) {
        return Promotion.valueOf(ModelSettings.value(PREFIX + "promotion", model).toUpperCase(Locale.ROOT));
    }

    PromotionRule rule(String model, Promotion wanted) {
        return new PromotionRule(wanted, Double.parseDouble(ModelSettings.value(PREFIX + "tolerance", model)));
    }

    TriggerRule triggers(String model) {
        return new TriggerRule(
                Long.parseLong(ModelSettings.value(PREFIX + "trigger-samples", model)),
                Duration.parse(ModelSettings.value(PREFIX + "trigger-age", model)),
                Double.parseDouble(ModelSettings.value(PREFIX + "trigger-accuracy-drop", model)),
                Double.parseDouble(ModelSettings.value(PREFIX + "trigger-confidence-drop", model)));
    }

    Canary canary(String model) {
        return new Canary(
                Double.parseDouble(ModelSettings.value(PREFIX + "canary-fraction", model)),
                ModelSettings.value(PREFIX + "canary-goal", model),
                Double.parseDouble(ModelSettings.value(PREFIX + "canary-error-tolerance", model)),
                Duration.parse(ModelSettings.value(PREFIX + "canary-min-duration", model)),
                Duration.parse(ModelSettings.value(PREFIX + "canary-max-duration", model)),
                Long.parseLong(ModelSettings.value(PREFIX + "canary-min-units", model)));
    }
}
