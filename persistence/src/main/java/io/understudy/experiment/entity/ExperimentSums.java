package io.understudy.experiment.entity;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is counted of an experiment at one moment.
 *
 * @param steps of the ramp that have let units in, by their coverage; a single one where there is no ramp
 * @param exposures of it that are not counted yet
 * @param ripening exposures of a bandit whose time is not over
 * @param outcomes of any unit that are not counted yet
 */
public record ExperimentSums(Instant asOf, Map<String, ArmSums> arms, List<Step> steps, long exposures, long ripening, long outcomes) {

    /**
     * Units whose points came into the arms' ranges with this coverage.
     *
     * @param above the coverage before it; 0 for the first
     */
    public record Step(double above, double coverage, long units) {}

    public ExperimentSums {
        steps = List.copyOf(steps);
    }

    /** Of an experiment in which all units take part. */
    public ExperimentSums(Instant asOf, Map<String, ArmSums> arms, long exposures, long outcomes) {
        this(asOf, arms, List.of(new Step(0, 1, arms.values().stream().mapToLong(ArmSums::units).sum())), exposures, 0, outcomes);
    }

    public ArmSums arm(String name) {
        return arms.getOrDefault(name, ArmSums.NONE);
    }
}
