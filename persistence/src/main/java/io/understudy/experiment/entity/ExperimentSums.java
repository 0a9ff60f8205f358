package io.understudy.experiment.entity;

import java.time.Instant;
import java.util.Map;

/**
 * What is counted of an experiment at one moment.
 *
 * @param exposures of it that are not counted yet
 * @param outcomes of any unit that are not counted yet
 */
public record ExperimentSums(Instant asOf, Map<String, ArmSums> arms, long exposures, long outcomes) {

    public ArmSums arm(String name) {
        return arms.getOrDefault(name, ArmSums.NONE);
    }
}
