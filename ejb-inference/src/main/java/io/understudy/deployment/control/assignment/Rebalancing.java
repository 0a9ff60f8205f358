package io.understudy.deployment.control.assignment;

import java.util.Comparator;

/**
 * Takes points from those that have more than they are to have, and gives them to those that have less. Small pieces go
 * first, and to a neighbour where there is one, so that the pieces stay few.
 */
final class Rebalancing {

    /** So many points from the start, or from the end, of a run. */
    private record Step(Run from, int to, boolean atStart) {}

    private final int[] owners;
    private final int[] surplus;
    private final int free;

    /** @param owners arm of each point, or {@link Assigner#NONE}; changed */
    Rebalancing(int[] owners, int arms) {
        this.owners = owners;
        this.surplus = new int[arms + 1];
        this.free = arms;
    }

    /**
     * @param targets points that each arm is to have
     * @param takesFree whether points without an arm are there to be taken
     */
    int[] toward(int[] targets, boolean takesFree) {
        for (int owner : owners) surplus[slot(owner)]++;
        for (int i = 0; i < targets.length; i++) surplus[i] -= targets[i];
        if (!takesFree) surplus[free] = 0;
        for (var step = next(); step != null; step = next()) take(step);
        return owners;
    }

    private void take(Step step) {
        var run = step.from();
        int points = Math.min(run.length(), Math.min(surplus[slot(run.owner())], -surplus[step.to()]));
        int first = step.atStart() ? run.start() : run.end() - points;
        for (int k = first; k < first + points; k++) owners[k] = step.to();
        surplus[slot(run.owner())] -= points;
        surplus[step.to()] += points;
    }

    /** Null once nobody lacks what another has too much of. */
    private Step next() {
        var giving = Run.of(owners).stream()
                .filter(run -> surplus[slot(run.owner())] > 0)
                .sorted(Comparator.comparingInt(Run::length).thenComparing(Run::start))
                .toList();
        for (var run : giving) {
            if (run.start() > 0 && lacks(owners[run.start() - 1])) return new Step(run, owners[run.start() - 1], true);
            if (run.end() < owners.length && lacks(owners[run.end()])) return new Step(run, owners[run.end()], false);
        }
        int neediest = neediest();
        return giving.isEmpty() || neediest < 0 ? null : new Step(giving.getFirst(), neediest, false);
    }

    private boolean lacks(int owner) {
        return owner != Assigner.NONE && surplus[owner] < 0;
    }

    private int neediest() {
        int found = -1;
        for (int i = 0; i < free; i++) if (surplus[i] < 0 && (found < 0 || surplus[i] < surplus[found])) found = i;
        return found;
    }

    private int slot(int owner) {
        return owner == Assigner.NONE ? free : owner;
    }
}
