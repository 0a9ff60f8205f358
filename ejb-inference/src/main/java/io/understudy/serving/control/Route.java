package io.understudy.serving.control;

import io.understudy.deployment.control.UnitHash;
import io.understudy.deployment.entity.ExperimentSplit;
import io.understudy.deployment.entity.TrafficSplit;
import io.understudy.failure.entity.DomainException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How calls of one model reach a version: the ACTIVE revision's split over its loaded versions. It holds a share of each
 * version's leases until it is released.
 *
 * @param versions the loaded versions of the split and of the experiments' arms, by id
 * @param names labels and aliases of those versions → id
 * @param shadow gets a copy of a share of the traffic; null for none
 * @param experiments asked in their order; the split is for the calls that are in none
 */
public record Route(
        String model,
        int revision,
        TrafficSplit split,
        Map<String, ServedVersion> versions,
        Map<String, String> names,
        Shadowing shadow,
        List<RoutedExperiment> experiments) {

    /** @param basisPoints of the units */
    public record Shadowing(ServedVersion version, int basisPoints, ShadowComparison comparison) {}

    public Route {
        versions = Map.copyOf(versions);
        names = Map.copyOf(names);
        experiments = List.copyOf(experiments);
    }

    /** Without experiments. */
    Route(String model, int revision, TrafficSplit split, Map<String, ServedVersion> versions, Map<String, String> names, Shadowing shadow) {
        this(model, revision, split, versions, names, shadow, List.of());
    }

    Route(String model, int revision, TrafficSplit split, Map<String, ServedVersion> versions, Map<String, String> names) {
        this(model, revision, split, versions, names, null);
    }

    /** @param running the revision's experiments */
    Route with(List<ExperimentSplit> running) {
        var routed = running.stream().map(split -> new RoutedExperiment(split, versions)).toList();
        return new Route(model, revision, split, versions, names, shadow, routed);
    }

    /**
     * What answers a call: the version that it names, that of its arm, or that of the split. One that names its version is
     * in no experiment, but known by the unit that an experiment would see: the second page of a search is pinned to the
     * version of the first, and what follows it is that unit's doing.
     */
    Choice choose(Call<?> call) {
        var arm = arm(call);
        if (call.pinned() != null) return Choice.outside(named(call.pinned()), arm == null ? call.unit() : arm.unit());
        return arm == null ? Choice.outside(forUnit(call.unit()), call.unit()) : arm;
    }

    /** Null where the call is in no experiment. */
    private Choice arm(Call<?> call) {
        for (int i = 0; i < experiments.size(); i++) {
            var choice = experiments.get(i).choose(call);
            if (choice != null) return choice;
        }
        return null;
    }

    /** The version that a unit sticks to for as long as the split stands. */
    public ServedVersion forUnit(String unit) {
        return versions.get(split.at(UnitHash.point(model, unit)));
    }

    /** @param name id, label or alias */
    public ServedVersion named(String name) {
        var version = versions.get(names.getOrDefault(name, name));
        if (version == null) throw DomainException.notFound("version of '" + model + "' in service", name);
        return version;
    }

    /** What shall see a unit's call, too; drawn apart from the split, so that units of every version are in it. */
    public Optional<Shadowing> shadowFor(String unit) {
        if (shadow == null) return Optional.empty();
        var point = UnitHash.point(model + ":shadow", unit) * TrafficSplit.WHOLE;
        return point < shadow.basisPoints() ? Optional.of(shadow) : Optional.empty();
    }

    /** Whether callers would notice no difference. */
    boolean isLike(Route other) {
        return revision == other.revision && names.equals(other.names);
    }

    /** Gives back what it holds; to be called once. */
    void release() {
        versions.values().forEach(v -> v.leases().retire());
        if (shadow != null) shadow.version().leases().retire();
    }
}
