package io.understudy.search.control.index;

import io.understudy.search.control.index.analysis.Word;
import java.io.IOException;
import java.util.function.Predicate;
import org.apache.lucene.index.IndexReader;

/**
 * How much each word of a query tells, and how much of that the words and the vectors of talents shall judge. A word tells
 * its idf, {@code ln(1 + (N − n + ½)/(n + ½))} where n of N talents have it, in the channel that weighs it most: the bound
 * of its BM25. A word that no talent has and the embedding does not know tells nothing.
 *
 * @param each for each word of the query, what its BM25 counts
 * @param total what all words tell
 * @param vectors how much of that is left to the vectors
 */
public record WordWeights(double[] each, double total, double vectors) {

    /** @param known whether the embedding knows a word; null where there is no vector */
    static WordWeights of(IndexReader reader, TermLookup lookup, LexicalQuery query, Predicate<String> known, Fusion fusion) throws IOException {
        var each = new double[query.words().size()];
        double total = 0;
        double vectors = 0;
        for (int i = 0; i < each.length; i++) {
            var word = query.words().get(i);
            boolean isKnown = known != null && known.test(query.typed(word));
            each[i] = fusion.wordWeight(isKnown);
            double bound = bound(reader, lookup, word);
            if (bound > 0) {
                total += bound;
                vectors += isKnown ? (1 - each[i]) * bound : 0;
            } else if (isKnown) {
                double unseen = idf(0, reader.numDocs());
                total += unseen;
                vectors += unseen;
            }
        }
        return new WordWeights(each, total, vectors);
    }

    /** The highest BM25 that any text could get for the word; 0 where no talent has it. */
    private static double bound(IndexReader reader, TermLookup lookup, Word word) throws IOException {
        double highest = 0;
        for (var term : word.terms().entrySet()) {
            int frequency = lookup.documents(LexicalQuery.term(term.getKey(), term.getValue()));
            if (frequency > 0) {
                highest = Math.max(highest, term.getKey().weight() * idf(frequency, reader.getDocCount(term.getKey().field())));
            }
        }
        return highest;
    }

    private static double idf(int frequency, int talents) {
        return Math.log(1 + (talents - frequency + 0.5) / (frequency + 0.5));
    }
}
