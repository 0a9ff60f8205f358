package io.understudy.settings.entity;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Finds settings that do not exist and values that are not allowed, and says each in one line. */
final class SettingsCheck {

    static final String PREFIX = "understudy.";

    private static final Map<String, Setting> KNOWN =
            Settings.ALL.stream().collect(Collectors.toUnmodifiableMap(Setting::name, Function.identity()));

    private static final Set<String> VARIABLES =
            KNOWN.keySet().stream().map(SettingsCheck::variable).collect(Collectors.toUnmodifiableSet());

    private static final int SLIPS = 2;

    private SettingsCheck() {}

    /**
     * An unknown name that comes from an environment variable is let pass, as orchestrators invent some: a Kubernetes
     * service called «understudy» brings {@code UNDERSTUDY_SERVICE_HOST}, which servers show as a property, too. One that is
     * all but a setting's is taken for a slip of the pen.
     *
     * @param names of all properties that are set, others than ours included
     * @param variables names of the environment's variables
     * @param values of a property by its name
     */
    static List<String> complaints(
            Iterable<String> names, Set<String> variables, Function<String, Optional<String>> values) {
        var unknown = StreamSupport.stream(names.spliterator(), false)
                .filter(name -> name.startsWith(PREFIX) && !KNOWN.containsKey(name) && ModelSettings.of(name).isEmpty())
                .filter(name -> !variables.contains(variable(name)))
                .map(name -> name + " is not a setting of Understudy; did you mean " + nearest(name) + "?");
        var wrong = Settings.ALL.stream().flatMap(setting -> wrong(setting.name(), setting, values));
        var wrongForOne = StreamSupport.stream(names.spliterator(), false)
                .flatMap(name -> ModelSettings.of(name).stream().flatMap(setting -> wrong(name, setting, values)));
        return Stream.of(unknown, mistyped(variables), wrong, wrongForOne).flatMap(s -> s).distinct().sorted().toList();
    }

    private static Stream<String> mistyped(Set<String> variables) {
        return variables.stream()
                .filter(variable -> variable.startsWith(variable(PREFIX)) && !VARIABLES.contains(variable))
                .flatMap(variable -> VARIABLES.stream()
                        .filter(known -> EditDistance.between(known, variable) <= SLIPS)
                        .map(known -> variable + " is not a setting of Understudy; did you mean " + known + "?"));
    }

    private static Stream<String> wrong(String name, Setting setting, Function<String, Optional<String>> values) {
        return values.apply(name)
                .filter(value -> !setting.allowed().permits(value))
                .map(value -> complaint(name, setting, value))
                .stream();
    }

    /** MicroProfile Config 3.1, environment variables mapping rules. */
    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static String complaint(String name, Setting setting, String value) {
        var shown = setting.allowed().isSecret() ? "" : ", not '" + value + "'";
        return name + " must be " + setting.expectation() + shown;
    }

    private static String nearest(String name) {
        return KNOWN.keySet().stream()
                .min(Comparator.<String>comparingInt(known -> EditDistance.between(known, name)).thenComparing(known -> known))
                .orElseThrow();
    }
}
