package io.understudy.deployment.control.assignment;

import io.understudy.deployment.control.UnitHash;

/** The arm of any unit: a pure function of the unit's name, which anyone can recompute, and which allocates nothing. */
public final class Assigner {

    /** No arm: the unit is not in the experiment. */
    public static final int NONE = -1;

    private final HashVersion version;
    private final String seed;
    private final Buckets buckets;
    private final Range namespace;
    private final String namespaceSeed;

    /**
     * @param seed the experiment's key, unless two experiments are to share their units' points
     * @param namespace null for all units
     */
    public Assigner(HashVersion version, String seed, Buckets buckets, Namespace namespace) {
        this.version = version;
        this.seed = seed;
        this.buckets = buckets;
        this.namespace = namespace == null ? null : namespace.range();
        this.namespaceSeed = namespace == null ? null : namespace.seed();
    }

    /** @return the arm's number, or {@link #NONE} */
    public int arm(String unit) {
        if (unit == null || unit.isEmpty()) return NONE;
        if (namespace != null && !namespace.contains(UnitHash.coarsePoint(namespaceSeed, unit))) return NONE;
        return buckets.arm(version.point(seed, unit));
    }

    /** The arm, and all that it takes to find it again. */
    public Assignment explain(String unit) {
        if (unit == null || unit.isEmpty()) return new Assignment(unit, NONE, Assignment.Why.NO_UNIT, version, seed, null, null);
        Double namespacePoint = namespace == null ? null : UnitHash.coarsePoint(namespaceSeed, unit);
        double point = version.point(seed, unit);
        int arm = arm(unit);
        return new Assignment(unit, arm, why(namespacePoint, arm), version, seed, namespacePoint, point);
    }

    private Assignment.Why why(Double namespacePoint, int arm) {
        if (namespacePoint != null && !namespace.contains(namespacePoint)) return Assignment.Why.OUTSIDE_NAMESPACE;
        return arm == NONE ? Assignment.Why.OUTSIDE_COVERAGE : Assignment.Why.IN_RANGE;
    }
}
