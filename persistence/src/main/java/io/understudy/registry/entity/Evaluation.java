package io.understudy.registry.entity;

import java.util.Map;

/**
 * What a version's evaluation found.
 *
 * @param version its label or, without one, its id
 * @param metrics by name
 */
public record Evaluation(String version, Map<String, Double> metrics) {

    public static Evaluation of(ModelVersion version) {
        return new Evaluation(version.label().orElse(version.id()), version.provenance().metrics());
    }
}
