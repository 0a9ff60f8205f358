package io.understudy.deployment.control.assignment;

import io.understudy.deployment.control.UnitHash;

/** GrowthBook's two ways from a unit to a point in [0, 1). */
public enum HashVersion {
    /** 1,000 points, and biased between experiments; for those that began with it elsewhere. */
    V1(1_000) {
        @Override
        public double point(String seed, String unit) {
            return UnitHash.coarsePoint(seed, unit);
        }
    },
    /** 10,000 points. */
    V2(10_000) {
        @Override
        public double point(String seed, String unit) {
            return UnitHash.point(seed, unit);
        }
    };

    private final int points;

    /** @param number 1, or 2, which is the default */
    public static HashVersion of(int number) {
        return number == 1 ? V1 : V2;
    }

    HashVersion(int points) {
        this.points = points;
    }

    public abstract double point(String seed, String unit);

    /** How many points there are: the multiples of 1 / points from 0 on. */
    public int points() {
        return points;
    }
}
