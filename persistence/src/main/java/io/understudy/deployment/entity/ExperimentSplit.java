package io.understudy.deployment.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * An experiment as a revision runs it: all that a node needs to find the arm of a unit. Units that are in none of a
 * revision's experiments take its split.
 *
 * @param experiment its id
 * @param seed of the hash
 * @param hashVersion 1 or 2: GrowthBook's
 * @param namespace null for all units
 * @param coverage share of the units that are in it, 0 to 1
 * @param rules what a call must satisfy, all of them
 * @param arms in the order in which their ranges lie
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExperimentSplit(
        String experiment,
        String seed,
        int hashVersion,
        UnitKind unit,
        NamespaceRange namespace,
        double coverage,
        List<AttributeRule> rules,
        List<Arm> arms) {

    /**
     * @param version id of the version that answers
     * @param weight share of the experiment's units, 0 to 1
     * @param ranges the points that it has; null where they follow from the arms' weights and the coverage
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Arm(String name, String version, double weight, List<PointRange> ranges) {

        public Arm {
            ranges = ranges == null ? null : List.copyOf(ranges);
        }

        public Arm(String name, String version, double weight) {
            this(name, version, weight, null);
        }

        public Arm with(double weight, List<PointRange> ranges) {
            return new Arm(name, version, weight, ranges);
        }
    }

    public ExperimentSplit {
        rules = rules == null ? List.of() : List.copyOf(rules);
        arms = List.copyOf(arms);
    }

    public List<String> versions() {
        return arms.stream().map(Arm::version).distinct().toList();
    }

    /** Whether each arm says which points it has, as those of a bandit do whose weights have changed. */
    public boolean hasRanges() {
        return arms.stream().allMatch(arm -> arm.ranges() != null);
    }

    /** Whether no call can be in both. */
    public boolean excludes(ExperimentSplit other) {
        return unit == other.unit && namespace != null && namespace.excludes(other.namespace);
    }

    public ExperimentSplit withCoverage(double coverage) {
        return new ExperimentSplit(experiment, seed, hashVersion, unit, namespace, coverage, rules, arms);
    }

    public ExperimentSplit withArms(List<Arm> arms) {
        return new ExperimentSplit(experiment, seed, hashVersion, unit, namespace, coverage, rules, arms);
    }
}
