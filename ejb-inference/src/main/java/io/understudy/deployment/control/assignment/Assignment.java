package io.understudy.deployment.control.assignment;

/**
 * Where a unit belongs, and why.
 *
 * @param arm the arm's number, or {@link Assigner#NONE}
 * @param namespacePoint where it stands in the namespace; null if there is none, or no unit
 * @param point where it stands among the arms; null if there is no unit
 */
public record Assignment(String unit, int arm, Why why, HashVersion hashVersion, String seed, Double namespacePoint, Double point) {

    public enum Why {
        /** Its point is in the arm's range. */
        IN_RANGE,
        /** Its point is in no arm's range. */
        OUTSIDE_COVERAGE,
        /** It is not in the experiment's part of the namespace. */
        OUTSIDE_NAMESPACE,
        /** There is nothing to hash. */
        NO_UNIT
    }
}
