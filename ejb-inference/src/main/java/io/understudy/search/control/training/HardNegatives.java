package io.understudy.search.control.training;

import io.understudy.search.control.training.TrainingSet.Query;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Finds, for each query, candidates that the present matrix ranks high although they do not satisfy it: the best of a random
 * draw (after Xiong and others, «Approximate Nearest Neighbor Negative Contrastive Learning», 2020).
 */
final class HardNegatives {

    private static final int DRAWN = 48;

    private final TrainingSet set;
    private final EmbeddingMatrix matrix;
    private final Lanes lanes;

    HardNegatives(TrainingSet set, EmbeddingMatrix matrix, Lanes lanes) {
        this.set = set;
        this.matrix = matrix;
        this.lanes = lanes;
    }

    /** @return for each query, at most {@code count} indices of candidates, the hardest first */
    int[][] mine(int count, SplittableRandom random) {
        var queries = matrix.pool(set.queries().stream().map(Query::bag).toList()).unit();
        var candidates = matrix.pool(set.candidates().stream().map(TrainingSet.Candidate::bag).toList()).unit();
        var mined = new int[set.queries().size()][];
        var seeds = random.longs(mined.length).toArray();
        lanes.split(mined.length, (from, to) -> {
            for (int i = from; i < to; i++) mined[i] = hardest(i, count, queries, candidates, new SplittableRandom(seeds[i]));
        });
        return mined;
    }

    private int[] hardest(int index, int count, float[][] queries, float[][] candidates, SplittableRandom random) {
        var query = set.queries().get(index);
        var drawn = IntStream.generate(() -> random.nextInt(set.candidates().size())).limit(DRAWN).distinct()
                .filter(k -> query.wanted().satisfiedBy(set.candidates().get(k).facts()) < query.wanted().size())
                .toArray();
        var keyed = new long[drawn.length];
        for (int i = 0; i < drawn.length; i++) {
            // cosine in the upper half, so that one sort of longs orders by it; ties go by index
            int cosine = (int) (Vectors.dot(queries[index], candidates[drawn[i]]) * (1 << 30));
            keyed[i] = ((long) -cosine << 32) | drawn[i];
        }
        Arrays.sort(keyed);
        return Arrays.stream(keyed).limit(count).mapToInt(key -> (int) key).toArray();
    }
}
