package io.understudy.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;

/**
 * The capabilities and their places: one may use those of a lower place only. Those that share a place do not know each
 * other, but for the ground, which is one thing in several rooms.
 */
final class Capability {

    private static final String ROOT = "io.understudy.";
    private static final int GROUND = 0;
    private static final int LEAF = 1;

    private static final Map<String, Integer> PLACES = Map.ofEntries(
            Map.entry("database", GROUND),
            Map.entry("failure", GROUND),
            Map.entry("wire", GROUND),
            Map.entry("about", LEAF),
            Map.entry("alerting", LEAF),
            Map.entry("cache", LEAF),
            Map.entry("cluster", LEAF),
            Map.entry("idempotency", LEAF),
            Map.entry("security", LEAF),
            Map.entry("settings", LEAF),
            Map.entry("registry", 2),
            Map.entry("deployment", 3),
            Map.entry("training", 3),
            Map.entry("serving", 4),
            Map.entry("experiment", 5),
            Map.entry("text", 5),
            Map.entry("search", 6),
            Map.entry("intent", 6),
            Map.entry("screening", 6),
            Map.entry("tabular", 6),
            Map.entry("recommendation", 6),
            Map.entry("tensor", 6),
            Map.entry("food", 7),
            Map.entry("monitoring", 8),
            Map.entry("audit", 8),
            Map.entry("drift", 8),
            Map.entry("feedback", 9),
            Map.entry("retraining", 10),
            Map.entry("description", 11));

    private Capability() {}

    static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(ROOT);
    }

    /** The name after {@code io.understudy}. */
    static String of(JavaClass type) {
        var rest = type.getPackageName().substring(ROOT.length());
        return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
    }

    static boolean isKnown(String capability) {
        return PLACES.containsKey(capability);
    }

    static boolean mayUse(String capability, String other) {
        if (capability.equals(other)) return true;
        int place = PLACES.get(capability);
        int below = PLACES.get(other);
        return below < place || (place == GROUND && below == GROUND);
    }
}
