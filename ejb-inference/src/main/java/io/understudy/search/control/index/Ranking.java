package io.understudy.search.control.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BitSetIterator;

/**
 * Puts talents in order. The score is {@code (1 − b)·relevance + b·s}, where b is the boosts' share and s the part of the
 * preferences and boosts that the talent satisfies; without any it is the relevance.
 */
final class Ranking {

    /** Ratings are from 0 to this. */
    private static final double BEST_RATING = 5;

    private final IndexSearcher searcher;
    private final double share;
    private final Map<String, DocSet> boosts = new LinkedHashMap<>();

    Ranking(IndexSearcher searcher, List<Criterion> lifting, double boostShare) throws IOException {
        this.searcher = searcher;
        for (var criterion : lifting) {
            boosts.put(criterion.toString(), DocSet.matching(searcher, criterion.query()));
        }
        this.share = boosts.isEmpty() ? 0 : boostShare;
    }

    /** By words and vectors; the relevance is their fusion. */
    List<Ranked> byText(int[] documents, Plan plan, Fusion fusion, TermLookup lookup) throws IOException {
        var exact = new ExactScores(searcher, documents);
        var words = plan.words();
        var weights = WordWeights.of(searcher.getIndexReader(), lookup, words, plan.known(), fusion);
        var lexical = words.isEmpty() ? new double[documents.length] : exact.words(words.query(weights.each(), lookup));
        var semantic = plan.vector() == null ? new double[documents.length] : exact.cosines(plan.vector());
        var relevance = fusion.fuse(lexical, semantic, weights);
        var words01 = Fusion.normalised(lexical);
        var vectors01 = Fusion.normalised(semantic);
        var ids = exact.ids();
        var ranked = new ArrayList<Ranked>(documents.length);
        for (int i = 0; i < documents.length; i++) {
            ranked.add(ranked(documents[i], ids[i], relevance[i], words01[i], vectors01[i]));
        }
        ranked.sort(Ranked.ORDER);
        return ranked;
    }

    private Ranked ranked(int document, String id, double relevance, double lexical, double semantic) {
        var added = added(document);
        double boost = added.values().stream().mapToDouble(value -> value).sum();
        return new Ranked(document, id, Math.min(1, (1 - share) * relevance + boost), lexical, semantic, added);
    }

    private Map<String, Double> added(int document) {
        if (boosts.isEmpty()) {
            return Map.of();
        }
        var added = new LinkedHashMap<String, Double>();
        boosts.forEach((name, set) -> {
            if (set.contains(document)) {
                added.put(name, share / boosts.size());
            }
        });
        return added;
    }

    /** Where no text was given, the rating of past work stands for the relevance: 0 to 5 become 0 to 1, none is 0. */
    List<Ranked> byRating(DocSet matches, int depth) throws IOException {
        if (depth == 0) {
            return List.of();
        }
        double entry = entryScore(matches, depth);
        var documents = new ArrayList<Integer>();
        var scores = new ArrayList<Double>();
        forEachRating(matches, (document, relevance) -> {
            if (score(document, relevance) >= entry) {
                documents.add(document);
                scores.add(relevance);
            }
        });
        var ids = new ExactScores(searcher, documents.stream().mapToInt(document -> document).toArray()).ids();
        var ranked = new ArrayList<Ranked>(documents.size());
        for (int i = 0; i < ids.length; i++) {
            ranked.add(rated(ranked(documents.get(i), ids[i], scores.get(i), 0, 0), scores.get(i)));
        }
        ranked.sort(Ranked.ORDER);
        return ranked.subList(0, Math.min(depth, ranked.size()));
    }

    private Ranked rated(Ranked talent, double relevance) {
        var boosts = new LinkedHashMap<String, Double>();
        boosts.put("rating", (1 - share) * relevance);
        boosts.putAll(talent.boosts());
        return new Ranked(talent.document(), talent.id(), talent.score(), 0, 0, boosts);
    }

    /** The lowest score that still belongs to the best {@code depth}: only talents that reach it need their ids read. */
    private double entryScore(DocSet matches, int depth) throws IOException {
        var best = new PriorityQueue<Double>(depth);
        forEachRating(matches, (document, relevance) -> {
            double score = score(document, relevance);
            if (best.size() < depth) {
                best.add(score);
            } else if (score > best.peek()) {
                best.poll();
                best.add(score);
            }
        });
        return best.size() < depth ? 0 : best.peek();
    }

    private double score(int document, double relevance) {
        int satisfied = 0;
        for (var set : boosts.values()) {
            satisfied += set.contains(document) ? 1 : 0;
        }
        return (1 - share) * relevance + (satisfied == 0 ? 0 : share * satisfied / boosts.size());
    }

    private interface Rated {
        void accept(int document, double relevance);
    }

    private static void forEachRating(DocSet matches, Rated talent) throws IOException {
        for (var leaf : matches.leaves()) {
            var ratings = leaf.reader().getNumericDocValues(Fields.RATING);
            var talents = new BitSetIterator(matches.bits(leaf), 0);
            for (int i = talents.nextDoc(); i != DocIdSetIterator.NO_MORE_DOCS; i = talents.nextDoc()) {
                boolean known = ratings != null && ratings.advanceExact(i);
                talent.accept(leaf.docBase + i, known ? Double.longBitsToDouble(ratings.longValue()) / BEST_RATING : 0);
            }
        }
    }
}
