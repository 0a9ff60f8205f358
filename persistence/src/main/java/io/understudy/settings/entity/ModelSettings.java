package io.understudy.settings.entity;

import io.understudy.failure.entity.DomainException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Settings that one model may have otherwise than the others: {@code understudy.onnx.model.<model>.spinning} stands for
 * that model in place of {@code understudy.onnx.spinning}.
 */
public final class ModelSettings {

    private static final Logger LOG = Logger.getLogger(ModelSettings.class.getName());
    private static final Pattern OF_ONE_MODEL = Pattern.compile("(understudy\\.(?:onnx|tensor|serving|prediction-log|retraining)\\.)model\\..+\\.([^.]+)");
    private static final Pattern BY_MODEL = Pattern.compile("(understudy\\.(?:(?:onnx|tensor|serving)\\.|prediction-log\\.(?=durability|input)|retraining\\.(?=promotion|tolerance|canary-|trigger-)))([^.]+)");

    private static final Map<String, Setting> ALL = Settings.ALL.stream()
            .filter(setting -> BY_MODEL.matcher(setting.name()).matches())
            .collect(Collectors.toUnmodifiableMap(Setting::name, Function.identity()));

    private ModelSettings() {}

    /**
     * @param name of the setting for all models
     * @throws DomainException UNAVAILABLE if the model's own value is not allowed; environment variables are not checked earlier
     */
    public static String value(String name, String model) {
        var config = ConfigProvider.getConfig();
        var own = BY_MODEL.matcher(name).replaceFirst("$1model." + model + ".$2");
        var value = config.getOptionalValue(own, String.class);
        value.filter(v -> !ALL.get(name).allowed().permits(v)).ifPresent(v -> {
            throw DomainException.unavailable(own + " must be " + ALL.get(name).expectation() + ", not '" + v + "'", null);
        });
        return value.orElseGet(() -> config.getValue(name, String.class));
    }

    /** As {@link #value}; but a model's own value that is not allowed must not fail its inferences: the log tells of it, and what is set for all stands. */
    public static String valueOrCommon(String name, String model) {
        try {
            return value(name, model);
        } catch (DomainException e) {
            LOG.severe(() -> e.getMessage() + "; the setting for all models stands");
            return ConfigProvider.getConfig().getValue(name, String.class);
        }
    }

    /** The setting that a property of one model stands in for. */
    static Optional<Setting> of(String property) {
        var matcher = OF_ONE_MODEL.matcher(property);
        return matcher.matches() ? Optional.ofNullable(ALL.get(matcher.group(1) + matcher.group(2))) : Optional.empty();
    }
}
