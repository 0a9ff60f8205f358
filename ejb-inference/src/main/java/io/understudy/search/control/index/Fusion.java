package io.understudy.search.control.index;

import java.util.stream.IntStream;

/**
 * How a candidate's lexical score (BM25, 0 where no word matched) and its semantic one (cosine, −1 to 1) become one
 * relevance from 0 to 1. The arrays run over the candidates; a side on which no candidate has a positive score leaves
 * its weight to the other.
 */
public sealed interface Fusion {

    double[] fuse(double[] lexical, double[] semantic);

    /**
     * Each side divided by its highest score, then mixed: {@code (1 − w)·lexical + w·semantic}, after Bruch, Gai and
     * Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval" (2023), with zero as the floor of both.
     *
     * @param semanticWeight 0 (words alone) to 1 (vectors alone)
     */
    record WeightedSum(double semanticWeight) implements Fusion {

        public WeightedSum {
            require(semanticWeight >= 0 && semanticWeight <= 1, "the semantic weight must be between 0 and 1");
        }

        @Override
        public double[] fuse(double[] lexical, double[] semantic) {
            var words = normalised(lexical);
            var vectors = normalised(semantic);
            double weight = isSilent(words) ? 1 : isSilent(vectors) ? 0 : semanticWeight;
            return IntStream.range(0, words.length)
                    .mapToDouble(i -> (1 - weight) * words[i] + weight * vectors[i])
                    .toArray();
        }
    }

    /**
     * {@code (max(0, cosine) + b·BM25) / (1 + b·highest BM25)}: both sides in their own units. BM25 is a sum of log odds, and
     * the cosine of a contrastively trained model is, up to its temperature, one too (van den Oord and others, 2018); dividing
     * BM25 by its highest would make a query that matches one stray word look as sure of it as one that matches all.
     *
     * @param perBm25 what one unit of BM25 is worth in cosine; above 0
     */
    record LogOdds(double perBm25) implements Fusion {

        public LogOdds {
            require(perBm25 > 0, "the worth of BM25 must be above 0");
        }

        @Override
        public double[] fuse(double[] lexical, double[] semantic) {
            double highest = IntStream.range(0, lexical.length).mapToDouble(i -> lexical[i]).max().orElse(0);
            boolean silent = IntStream.range(0, semantic.length).noneMatch(i -> semantic[i] > 0);
            if (silent) {
                return normalised(lexical);
            }
            return IntStream.range(0, lexical.length)
                    .mapToDouble(i -> (Math.max(0, semantic[i]) + perBm25 * lexical[i]) / (1 + perBm25 * highest))
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
        public double[] fuse(double[] lexical, double[] semantic) {
            var words = reciprocals(lexical);
            var vectors = reciprocals(semantic);
            double highest = ((isSilent(words) ? 0 : 1) + (isSilent(vectors) ? 0 : 1)) / (k + 1.0);
            return IntStream.range(0, words.length)
                    .mapToDouble(i -> highest == 0 ? 0 : (words[i] + vectors[i]) / highest)
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

    /** @param text {@code weighted:0.6} (the semantic weight), {@code log-odds:0.01} (the worth of BM25) or {@code rrf:60} (its constant) */
    static Fusion parse(String text) {
        var parts = text.strip().split(":", 2);
        try {
            return switch (parts[0]) {
                case "weighted" -> new WeightedSum(Double.parseDouble(parts[1]));
                case "log-odds" -> new LogOdds(Double.parseDouble(parts[1]));
                case "rrf" -> new ReciprocalRank(Integer.parseInt(parts[1]));
                default -> throw new IllegalArgumentException(parts[0]);
            };
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException malformed) {
            throw new IllegalArgumentException("expected weighted:<0..1>, log-odds:<worth of BM25> or rrf:<1..>, not " + text, malformed);
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
