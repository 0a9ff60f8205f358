package io.understudy.registry.entity;

import io.understudy.failure.entity.DomainException;
import java.util.regex.Pattern;

/** How models, labels and aliases may be called: safe in a URL, in a file name and in a metric's tag. */
public final class Names {

    /** Lower case, so that two models never differ by case alone. */
    public static final String MODEL = "[a-z0-9][a-z0-9._-]{0,62}";

    public static final String LABEL = "[A-Za-z0-9][A-Za-z0-9._-]{0,62}";

    private static final Pattern MODEL_PATTERN = Pattern.compile(MODEL);
    private static final Pattern LABEL_PATTERN = Pattern.compile(LABEL);

    private Names() {}

    static String model(String name) {
        if (name == null || !MODEL_PATTERN.matcher(name).matches()) {
            throw DomainException.invalid("name", "must match " + MODEL);
        }
        return name;
    }

    /** A label or an alias; one that reads like a version's id would make the two hard to tell apart. */
    public static String label(String field, String label) {
        if (label == null || !LABEL_PATTERN.matcher(label).matches()) {
            throw DomainException.invalid(field, "must match " + LABEL);
        }
        if (VersionId.matches(label)) throw DomainException.invalid(field, "must not look like a version's id");
        return label;
    }
}
