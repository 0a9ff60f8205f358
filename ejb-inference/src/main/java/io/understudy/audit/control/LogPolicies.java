package io.understudy.audit.control;

import io.understudy.settings.entity.ModelSettings;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;

/** What is set for the records of one model or of all; asked at each call, so it is remembered. */
final class LogPolicies {

    private static final int MOST_MODELS = 10_000;

    private final ConcurrentHashMap<String, LogPolicy> known = new ConcurrentHashMap<>();

    enum Durability {
        /** The answer goes first. */
        ASYNC,
        /** The answer waits for its record. */
        SYNC,
        /** There is no record. */
        OFF
    }

    /** @param keepsInput whether a record holds the input itself, too */
    record LogPolicy(Durability durability, boolean keepsInput) {}

    LogPolicy of(String model) {
        var policy = known.get(model);
        if (policy != null) return policy;
        if (known.size() >= MOST_MODELS) known.clear();
        return known.computeIfAbsent(model, m -> new LogPolicy(
                Durability.valueOf(ModelSettings.valueOrCommon("understudy.prediction-log.durability", m).toUpperCase(Locale.ROOT)),
                ModelSettings.valueOrCommon("understudy.prediction-log.input", m).equals("full")));
    }
}
