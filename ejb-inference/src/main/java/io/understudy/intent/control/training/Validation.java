package io.understudy.intent.control.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the models of the folds answered to rows that they had not seen, and what follows from it: cost, epochs, mixture and
 * threshold. The test part has no say in any of them.
 */
final class Validation {

    /** After which share of the epochs the networks are looked at. */
    private static final double[] LOOKS = {0.4, 0.55, 0.7, 0.85, 1};

    private final IntentRecipe recipe;
    private final List<Examples> rows = new ArrayList<>();
    /** By fold and cost. */
    private final List<float[][][]> linear = new ArrayList<>();
    /** By fold, network and look. */
    private final List<float[][][][]> networks = new ArrayList<>();

    Validation(IntentRecipe recipe) {
        this.recipe = recipe;
    }

    /**
     * @param accuracy of the mixture on the validation rows; that of its parts beside it
     * @param passes of the networks, as a share of those that were planned; 0 where there are none
     */
    record Choice(double cost, double passes, Mixture mixture, double threshold, double accuracy, double linearAccuracy, double networkAccuracy) {}

    /** Plans the training of all candidates on one fold. */
    void plan(Examples training, Examples validation, long seed, Work work, Runnable pause) {
        var byCost = new float[recipe.costs().size()][][];
        var byNetwork = new float[recipe.networks()][LOOKS.length][][];
        rows.add(validation);
        linear.add(byCost);
        networks.add(byNetwork);
        for (int n = 0; n < byNetwork.length; n++) {
            int network = n;
            work.add(() -> lookAt(new NetworkTraining(training, recipe.network(), seed + network), validation, byNetwork[network], pause));
        }
        for (int c = byCost.length - 1; c >= 0; c--) {
            int cost = c;
            work.add(() -> byCost[cost] = Logits.linear(CrammerSinger.train(training, recipe.costs().get(cost), seed, pause), validation));
        }
    }

    private void lookAt(NetworkTraining training, Examples validation, float[][][] looks, Runnable pause) {
        int epoch = 0;
        for (int look = 0; look < LOOKS.length; look++) {
            for (; epoch < training.epochsAt(LOOKS[look]); epoch++) training.epoch(pause);
            looks[look] = Logits.of(training.network(), validation);
        }
    }

    /** @param outOfScope place of the class of texts out of scope; −1 for none */
    Choice choose(int outOfScope) {
        var labels = rows.stream().flatMapToInt(part -> IntStream.of(part.labels())).toArray();
        int cost = best(recipe.costs().size(), c -> pooled(linear, c), labels);
        var machine = pooled(linear, cost);
        int look = recipe.networks() == 0 ? 0 : best(LOOKS.length, this::pooledNetworks, labels);
        var network = recipe.networks() == 0 ? List.<float[]>of() : pooledNetworks(look);
        var mixture = Mixture.of(machine, network, labels);
        var mixed = mixture.add(machine, network);
        return new Choice(
                recipe.costs().get(cost), recipe.networks() == 0 ? 0 : LOOKS[look], mixture,
                Threshold.of(mixed, labels, outOfScope, recipe.inScopeShare()), Logits.accuracy(mixed, labels),
                Logits.accuracy(machine, labels), network.isEmpty() ? 0 : Logits.accuracy(network, labels));
    }

    private interface Candidates {
        List<float[]> logits(int candidate);
    }

    /** The one with the least log-loss at the temperature that suits it, which tells finer than how many are right. */
    private static int best(int count, Candidates candidates, int[] labels) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int candidate = 0; candidate < count; candidate++) {
            double loss = Mixture.bestLoss(candidates.logits(candidate), labels);
            if (loss < least) {
                least = loss;
                best = candidate;
            }
        }
        return best;
    }

    private static List<float[]> pooled(List<float[][][]> folds, int candidate) {
        return folds.stream().flatMap(fold -> Arrays.stream(fold[candidate])).toList();
    }

    private List<float[]> pooledNetworks(int look) {
        return networks.stream().flatMap(fold -> Logits.mean(Arrays.stream(fold).map(network -> network[look]).toList()).stream()).toList();
    }
}
