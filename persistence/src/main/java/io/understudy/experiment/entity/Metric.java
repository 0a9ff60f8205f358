package io.understudy.experiment.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.understudy.registry.entity.Names;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/**
 * What is measured of a unit, from the outcomes that are reported of it.
 *
 * @param type needed but for the metrics of {@link #BUILT_IN}, which the predictions themselves tell
 * @param numerator name of the event; by default the metric's own
 * @param denominator name of the event that a ratio is per; null for any other type
 * @param better up by default, of the built-in ones down
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Metric(
        @NotNull @Pattern(regexp = Names.LABEL) String name,
        Type type,
        @Pattern(regexp = Names.LABEL) String numerator,
        @Pattern(regexp = Names.LABEL) String denominator,
        Better better) {

    /** Share of the calls of an arm that failed by no fault of their own; as a fraction. */
    public static final String ERROR_RATE = "error_rate";

    /** 95th percentile of the time that calls of an arm took inside the server, in milliseconds. */
    public static final String P95_LATENCY_MS = "p95_latency_ms";

    /** Only for guardrails. */
    public static final List<String> BUILT_IN = List.of(ERROR_RATE, P95_LATENCY_MS);

    public enum Type {
        /** Whether the unit had the event: the share of units that had. */
        PROPORTION,
        /** Sum of the event's values for each unit; 0 for one without. */
        MEAN,
        /** Sum of the numerator over that of the denominator, of all units together. */
        RATIO
    }

    public enum Better {
        UP,
        DOWN
    }

    public Metric {
        if (isBuiltIn(name)) {
            if (type == null) type = name.equals(ERROR_RATE) ? Type.PROPORTION : Type.MEAN;
            if (better == null) better = Better.DOWN;
        }
        if (numerator == null) numerator = name;
        if (better == null) better = Better.UP;
    }

    public static boolean isBuiltIn(String name) {
        return name != null && BUILT_IN.contains(name);
    }

    public boolean builtIn() {
        return isBuiltIn(name);
    }
}
