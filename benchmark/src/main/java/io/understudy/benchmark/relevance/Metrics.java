package io.understudy.benchmark.relevance;

import java.util.Comparator;
import java.util.List;

/**
 * How good one ranking is.
 *
 * @param ndcg nDCG@10 with gain {@code 2^grade − 1} and discount {@code 1 / log2(rank + 1)} (Järvelin and Kekäläinen, 2002;
 *     Burges and others, 2005), 0 to 1
 * @param recall how many of the first 10 are good (grade 2 or 3), over the most that could be: {@code min(10, good)}
 */
record Metrics(double ndcg, double recall) {

    static final int DEPTH = 10;
    private static final int GOOD = 2;

    /**
     * @param ranked grades of the answers, best first
     * @param all grades of everything that could have been answered; at least one is good
     */
    static Metrics of(List<Integer> ranked, List<Integer> all) {
        var ideal = all.stream().sorted(Comparator.reverseOrder()).limit(DEPTH).toList();
        long good = all.stream().filter(grade -> grade >= GOOD).count();
        long found = ranked.stream().limit(DEPTH).filter(grade -> grade >= GOOD).count();
        return new Metrics(gain(ranked) / gain(ideal), (double) found / Math.min(DEPTH, good));
    }

    private static double gain(List<Integer> ranked) {
        double sum = 0;
        for (int i = 0; i < Math.min(DEPTH, ranked.size()); i++) {
            sum += ((1 << ranked.get(i)) - 1) / (Math.log(i + 2) / Math.log(2));
        }
        return sum;
    }

    static Metrics mean(List<Metrics> metrics) {
        return new Metrics(
                metrics.stream().mapToDouble(Metrics::ndcg).average().orElse(Double.NaN),
                metrics.stream().mapToDouble(Metrics::recall).average().orElse(Double.NaN));
    }
}
