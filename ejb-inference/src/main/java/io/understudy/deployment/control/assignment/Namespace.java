package io.understudy.deployment.control.assignment;

import io.understudy.deployment.control.UnitHash;

/**
 * A part of all units, so that experiments with disjoint ranges of one namespace share none: GrowthBook's, by hash
 * version 1 of the unit with the seed {@code "__" + id}, whatever the experiment's own version.
 */
public record Namespace(String id, Range range) {

    public boolean contains(String unit) {
        return range.contains(UnitHash.coarsePoint(seed(), unit));
    }

    /** Whether no unit can be in both. Of two different namespaces that is never certain. */
    public boolean excludes(Namespace other) {
        return id.equals(other.id) && !range.overlaps(other.range);
    }

    String seed() {
        return "__" + id;
    }
}
