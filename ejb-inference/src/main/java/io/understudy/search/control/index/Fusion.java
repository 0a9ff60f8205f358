package io.understudy.search.control.index;

import java.util.stream.IntStream;

/**
 * How a candidate's lexical score (BM25, 0 where no word matched) and its semantic one (cosine, −1 to 1) become one
 * relevance from 0 to 1. The arrays run over the candidates.
 */
public sealed interface Fusion {

    double[] fuse(double[] lexical, double[] semantic, WordWeights words);

    /**
     * What the BM25 of a word counts in the lexical score.
     *
     * @param known whether the embedding knows the word
     */
    default double wordWeight(boolean known) {
        return 1;
    }

    /**
     * Each side divided by its highest score, then mixed: {@code (1 − w)·lexical + w·semantic}, after Bruch, Gai and
     * Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval" (2023), with zero as the floor of both. A
     * side on which no candidate has a positive score leaves its weight to the other.
     *
     * @param semanticWeight 0 (words alone) to 1 (vectors alone)
     */
    record WeightedSum(double semanticWeight) implements Fusion {

        public WeightedSum {
            require(semanticWeight >= 0 && semanticWeight <= 1, "the semantic weight must be between 0 and 1");
        }

        @Override
        public double[] fuse(double[] lexical, double[] semantic, WordWeights words) {
            var left = normalised(lexical);
            var right = normalised(semantic);
            double weight = isSilent(left) ? 1 : isSilent(right) ? 0 : semanticWeight;
            return IntStream.range(0, left.length)
                    .mapToDouble(i -> (1 - weight) * left[i] + weight * right[i])
                    .toArray();
        }
    }

    /**
     * Each word of the query is judged by the side that knows it, and counts by what it tells ({@link WordWeights}):
     * {@code (V·max(0, cosine) + Σ u·BM25) / T}, where u is 1 for the words that the embedding does not know and the words'
     * share for those it does, T is what all words of the query tell and V what u leaves of it. Where nothing is told it is the
     * cosine. It cannot pass 1, as the BM25 of a word cannot pass what the word tells.
     *
     * <p>Neither side is divided by its best score: a query that matches one stray word would look as sure of it as one that
     * matches all, and a word that one talent alone has and no embedding knows would drown in what is near the rest of its
     * sentence.
     *
     * @param wordsShare 0 (vectors alone, but for unknown words) to 1 (words alone)
     */
    record ByWord(double wordsShare) implements Fusion {

        public ByWord {
            require(wordsShare >= 0 && wordsShare <= 1, "the words' share must be between 0 and 1");
        }

        @Override
        public double wordWeight(boolean known) {
            return known ? wordsShare : 1;
        }

        @Override
        public double[] fuse(double[] lexical, double[] semantic, WordWeights words) {
            double vectors = words.total() == 0 ? 1 : words.vectors() / words.total();
            double perBm25 = words.total() == 0 ? 0 : 1 / words.total();
            return IntStream.range(0, lexical.length)
                    .mapToDouble(i -> vectors * Math.max(0, semantic[i]) + perBm25 * lexical[i])
                    .toArray();
        }
    }

    /**
     * {@code Σ 1/(k + rank)} over the sides on which the candidate has a positive score, ranks from 1, divided by the
     * highest possible sum (Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion", 2009, with k = 60). Equal scores
     * share the better rank.
     */
    record ReciprocalRank(int k) implements Fusion {

        public ReciprocalRank {
            require(k >= 1, "the constant of reciprocal rank fusion must be at least 1");
        }

        @Override
        public double[] fuse(double[] lexical, double[] semantic, WordWeights words) {
            var left = reciprocals(lexical);
            var right = reciprocals(semantic);
            double highest = ((isSilent(left) ? 0 : 1) + (isSilent(right) ? 0 : 1)) / (k + 1.0);
            return IntStream.range(0, left.length)
                    .mapToDouble(i -> highest == 0 ? 0 : (left[i] + right[i]) / highest)
                    .toArray();
        }

        private double[] reciprocals(double[] scores) {
            var reciprocals = new double[scores.length];
            var order = IntStream.range(0, scores.length)
                    .filter(i -> scores[i] > 0)
                    .boxed()
                    .sorted((a, b) -> Double.compare(scores[b], scores[a]))
                    .toList();
            int rank = 0;
            for (int place = 0; place < order.size(); place++) {
                int i = order.get(place);
                if (place == 0 || scores[i] < scores[order.get(place - 1)]) {
                    rank = place + 1;
                }
                reciprocals[i] = 1.0 / (k + rank);
            }
            return reciprocals;
        }
    }

    /** @param text {@code by-word:0.1} (the words' share), {@code weighted:0.6} (the semantic weight) or {@code rrf:60} (its constant) */
    static Fusion parse(String text) {
        var parts = text.strip().split(":", 2);
        try {
            return switch (parts[0]) {
                case "by-word" -> new ByWord(Double.parseDouble(parts[1]));
                case "weighted" -> new WeightedSum(Double.parseDouble(parts[1]));
                case "rrf" -> new ReciprocalRank(Integer.parseInt(parts[1]));
                default -> throw new IllegalArgumentException(parts[0]);
            };
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException malformed) {
            throw new IllegalArgumentException("expected by-word:<0..1>, weighted:<0..1> or rrf:<1..>, not " + text, malformed);
        }
    }

    /** Scores divided by the highest of them; what is not positive is 0. */
    static double[] normalised(double[] scores) {
        double highest = IntStream.range(0, scores.length).mapToDouble(i -> scores[i]).max().orElse(0);
        return IntStream.range(0, scores.length)
                .mapToDouble(i -> highest > 0 ? Math.max(0, scores[i] / highest) : 0)
                .toArray();
    }

    private static boolean isSilent(double[] normalised) {
        for (double score : normalised) {
            if (score > 0) {
                return false;
            }
        }
        return true;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
