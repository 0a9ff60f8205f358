package io.understudy.experiment.entity;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The calls that an arm answered, by their records; those whose input broke a rule are not among them.
 *
 * @param failed by whatever fault but the caller's
 * @param latencies how many of those that were answered, or waited for until their deadline, took how long: by the number b
 *     of the bucket that ends at 2^(b/16) microseconds
 */
public record ArmCalls(long calls, long failed, SortedMap<Integer, Long> latencies) {

    public static final ArmCalls NONE = new ArmCalls(0, 0, new TreeMap<>());
}
