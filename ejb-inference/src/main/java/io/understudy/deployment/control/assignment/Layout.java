package io.understudy.deployment.control.assignment;

import io.understudy.deployment.entity.ExperimentSplit;
import io.understudy.deployment.entity.PointRange;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which arm has each point of a hash, where weights may change while units are in their arms: a change moves as few points
 * as there is any way to, in as few pieces as is easy.
 */
public final class Layout {

    private final int[] owners;
    private final int arms;

    private Layout(int[] owners, int arms) {
        this.owners = owners;
        this.arms = arms;
    }

    public static Layout of(ExperimentSplit split) {
        return new Layout(Assignments.buckets(split).owners(HashVersion.of(split.hashVersion())), split.arms().size());
    }

    /** How many points each arm has. */
    public int[] counts() {
        var counts = new int[arms];
        for (int owner : owners) if (owner != Assigner.NONE) counts[owner]++;
        return counts;
    }

    /** The same points by other weights: each arm that loses gives up just what it loses. */
    public Layout weighed(double... weights) {
        int all = Arrays.stream(counts()).sum();
        return toward(Apportionment.of(all, weights), false);
    }

    /** With so many points that are in no arm yet that all have the share of the coverage. */
    public Layout widened(double coverage, double... weights) {
        var counts = counts();
        var targets = Apportionment.of((int) Math.round(coverage * owners.length), weights);
        return toward(IntStream.range(0, arms).map(i -> Math.max(counts[i], targets[i])).toArray(), true);
    }

    private Layout toward(int[] targets, boolean takesFree) {
        var moving = new Rebalancing(owners.clone(), arms);
        return new Layout(moving.toward(targets, takesFree), arms);
    }

    /** Of how many points the arm is another one, among those that had one. */
    public int moved(Layout next) {
        return (int) IntStream.range(0, owners.length).filter(k -> owners[k] != Assigner.NONE && owners[k] != next.owners[k]).count();
    }

    /** The points of one arm, side by side where they can be. */
    public List<PointRange> ranges(int arm) {
        double points = owners.length;
        return Run.of(owners).stream().filter(run -> run.owner() == arm).map(run -> new PointRange(run.start() / points, run.end() / points)).toList();
    }
}
