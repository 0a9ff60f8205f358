package io.understudy.search.control.training;

import io.understudy.search.control.training.TrainingSet.Candidate;
import io.understudy.search.control.training.TrainingSet.Query;
import io.understudy.text.control.FeatureBag;
import io.understudy.training.control.Lanes;
import io.understudy.training.control.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Fine-tunes the matrix so that queries come to lie near what satisfies them and away from the rest of their batch. */
final class ContrastiveTraining {

    /** Share of the first step's size that the last one still has. */
    private static final float LAST_STEP = 0.1f;

    /** Most queries of one candidate that go into a batch because one of them does. */
    private static final int TOGETHER = 2;

    private final TrainingSet set;
    private final Recipe recipe;
    private final EmbeddingMatrix matrix;
    private final InfoNce loss;
    private final SplittableRandom random;

    ContrastiveTraining(TrainingSet set, Recipe recipe, EmbeddingMatrix matrix, long seed, Lanes lanes) {
        this.set = set;
        this.recipe = recipe;
        this.matrix = matrix;
        this.loss = new InfoNce(recipe.temperature(), lanes);
        this.random = new SplittableRandom(seed);
    }

    /** @return mean loss of each epoch */
    List<Double> run(Progress progress) {
        var losses = new ArrayList<Double>();
        for (int epoch = 0; epoch < recipe.epochs(); epoch++) losses.add(epoch(epoch, progress));
        return losses;
    }

    private double epoch(int epoch, Progress progress) {
        var order = shuffled();
        double sum = 0;
        for (int from = 0; from < order.length; from += recipe.batch()) {
            progress.check();
            int to = Math.min(order.length, from + recipe.batch());
            float done = (epoch + (float) from / order.length) / recipe.epochs();
            sum += (to - from) * batch(order, from, to, 1 - (1 - LAST_STEP) * done);
        }
        return sum / order.length;
    }

    private double batch(int[] order, int from, int to, float share) {
        var columns = new HashMap<Integer, Integer>();
        var candidates = new ArrayList<Candidate>();
        var queries = new ArrayList<Query>();
        for (int i = from; i < to; i++) {
            var query = set.queries().get(order[i]);
            queries.add(query);
            column(query.own(), columns, candidates);
        }
        var targets = queries.stream()
                .map(query -> TargetRow.of(recipe.targets(), query, columns.get(query.own()), candidates))
                .toArray(float[][]::new);
        return learn(queries.stream().map(Query::bag).toList(), candidates.stream().map(Candidate::bag).toList(), targets, share);
    }

    private void column(int candidate, HashMap<Integer, Integer> columns, ArrayList<Candidate> candidates) {
        if (columns.putIfAbsent(candidate, candidates.size()) == null) candidates.add(set.candidates().get(candidate));
    }

    private double learn(List<FeatureBag> queries, List<FeatureBag> candidates, float[][] targets, float share) {
        var left = matrix.pool(queries);
        var right = matrix.pool(candidates);
        var gradient = loss.evaluate(left.unit(), right.unit(), targets);
        EmbeddingMatrix.throughNorm(left, gradient.queries());
        EmbeddingMatrix.throughNorm(right, gradient.candidates());
        var bags = Stream.concat(queries.stream(), candidates.stream()).toList();
        var slopes = Stream.of(gradient.queries(), gradient.candidates()).flatMap(Arrays::stream).toArray(float[][]::new);
        matrix.step(bags, slopes, (float) (share * recipe.rate() / Math.sqrt(recipe.dimension())));
        return gradient.value();
    }

    /**
     * The queries in a random order, in which pairs of one candidate stay together: a batch that holds both needs the
     * candidate's passage, by far the longest text, only once.
     */
    private int[] shuffled() {
        var runs = new ArrayList<int[]>();
        int size = set.queries().size();
        for (int from = 0; from < size; ) {
            int to = from + 1;
            while (to < size && to - from < TOGETHER && set.queries().get(to).own() == set.queries().get(from).own()) to++;
            runs.add(new int[] {from, to});
            from = to;
        }
        for (int i = runs.size() - 1; i > 0; i--) runs.set(i, runs.set(random.nextInt(i + 1), runs.get(i)));
        return runs.stream().flatMapToInt(run -> IntStream.range(run[0], run[1])).toArray();
    }
}
