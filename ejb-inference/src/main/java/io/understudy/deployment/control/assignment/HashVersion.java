package io.understudy.deployment.control.assignment;

import io.understudy.deployment.control.UnitHash;

/** GrowthBook's two ways from a unit to a point in [0, 1). */
public enum HashVersion {
    /** 1,000 points, and biased between experiments; for those that began with it elsewhere. */
    V1 {
        @Override
        public double point(String seed, String unit) {
            return UnitHash.coarsePoint(seed, unit);
        }
    },
    /** 10,000 points. */
    V2 {
        @Override
        public double point(String seed, String unit) {
            return UnitHash.point(seed, unit);
        }
    };

    public abstract double point(String seed, String unit);
}
