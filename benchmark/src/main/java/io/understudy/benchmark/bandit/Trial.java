package io.understudy.benchmark.bandit;

import io.understudy.experiment.control.bandit.Bandit;
import io.understudy.experiment.control.statistics.Statistic;
import io.understudy.experiment.entity.Allocation;
import io.understudy.experiment.entity.ExperimentDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One simulated experiment. New users come in steps, each as long as the time between two looks at the bandit.
 *
 * @param regret of all users together: what they would have given more if each had met the best arm
 * @param onBest share of the users who met the best arm
 * @param lastOnBest weight of the best arm at the end
 * @param isWrong whether a worse arm has more then
 */
record Trial(double regret, double onBest, double lastOnBest, boolean isWrong) {

    static final int STEPS = 50;
    static final int USERS = 500;

    /** A fixed split in equal parts, if the definition has no bandit. */
    static Trial of(World world, ExperimentDefinition definition, long seed) {
        var random = new SplittableRandom(seed);
        int arms = world.values().length;
        var weights = Collections.nCopies(arms, 1.0 / arms);
        var seen = new ArrayList<Statistic<?>>();
        for (int arm = 0; arm < arms; arm++) seen.add(world.draw(random, arm, 0));
        var allocation = definition.allocation();
        boolean isBandit = allocation.type() == Allocation.Type.BANDIT;
        var crowd = new Crowd(weights, isBandit ? (int) allocation.window().dividedBy(allocation.every()) : 0);
        double regret = 0;
        double onBest = 0;
        for (int step = 0; step < STEPS; step++) {
            var met = crowd.come(random, USERS);
            var ripe = crowd.ripen();
            for (int arm = 0; arm < arms; arm++) {
                seen.set(arm, world.sum(seen.get(arm), world.draw(random, arm, ripe[arm])));
                regret += met[arm] * (world.best() - world.values()[arm]);
                if (world.values()[arm] == world.best()) onBest += met[arm];
            }
            if (!isBandit) continue;
            var look = Bandit.look(definition, seen, weights, Instant.EPOCH);
            weights = look.weights();
            if (look.moves()) crowd.weigh(weights);
        }
        double lastOnBest = weightOfBest(world, weights);
        boolean isWrong = Collections.max(weights) > lastOnBest;
        return new Trial(regret, onBest / (STEPS * USERS), lastOnBest, isWrong);
    }

    private static double weightOfBest(World world, List<Double> weights) {
        double weight = 0;
        for (int arm = 0; arm < weights.size(); arm++) if (world.values()[arm] == world.best()) weight += weights.get(arm);
        return weight;
    }
}
