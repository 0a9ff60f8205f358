package io.understudy.serving.control;

import io.understudy.deployment.control.UnitHash;
import io.understudy.deployment.entity.TrafficSplit;
import io.understudy.failure.entity.DomainException;
import java.util.Map;

/**
 * How calls of one model reach a version: the ACTIVE revision's split over its loaded versions.
 *
 * @param versions the loaded versions of the split, by id
 * @param names labels and aliases of those versions → id
 */
public record Route(String model, int revision, TrafficSplit split, Map<String, ServedVersion> versions, Map<String, String> names) {

    public Route {
        versions = Map.copyOf(versions);
        names = Map.copyOf(names);
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
}
