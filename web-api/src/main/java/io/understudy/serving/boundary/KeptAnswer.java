package io.understudy.serving.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.understudy.deployment.entity.Deployment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What the paths of the replaced systems answer to a change.
 *
 * @param deployment number of the revision that it made
 * @param traffic version → its share as a fraction; they sum to exactly 1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeptAnswer(boolean success, String message, String model, String versionId, int deployment, Map<String, Double> traffic) {

    /** @param name id of a version → what callers call it */
    static KeptAnswer of(Deployment deployment, String version, String message, UnaryOperator<String> name) {
        var traffic = new LinkedHashMap<String, Double>();
        deployment.split().shares().forEach(s -> traffic.put(name.apply(s.version()), s.basisPoints() / 10_000.0));
        return new KeptAnswer(true, message, deployment.model(), version, deployment.number(), traffic);
    }
}
