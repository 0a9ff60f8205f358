package io.understudy.benchmark.speed;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.VectorUtil;

/** Looks at every profile's exact vector; documents are numbered as in the reader. */
final class ExactSearch {

    static final String VECTOR = "vector";

    private ExactSearch() {}

    /** The cosine of every document; minus infinity for those that are deleted or have no vector. */
    static float[] scores(IndexReader reader, float[] query) throws IOException {
        var scores = new float[reader.maxDoc()];
        Arrays.fill(scores, Float.NEGATIVE_INFINITY);
        for (var leaf : reader.leaves()) {
            var vectors = Objects.requireNonNull(leaf.reader().getFloatVectorValues(VECTOR), "a segment has no vectors");
            var live = leaf.reader().getLiveDocs();
            var places = vectors.iterator();
            for (int document = places.nextDoc(); document < leaf.reader().maxDoc(); document = places.nextDoc()) {
                if (live == null || live.get(document)) {
                    scores[leaf.docBase + document] = VectorUtil.dotProduct(query, vectors.vectorValue(places.index()));
                }
            }
        }
        return scores;
    }

    /** Every document that satisfies the filter, or every one where that is null. */
    static int[] documents(IndexSearcher searcher, Query filter) throws IOException {
        var found = IntStream.builder();
        var query = searcher.rewrite(filter == null ? MatchAllDocsQuery.INSTANCE : filter);
        var weight = searcher.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1);
        for (var leaf : searcher.getIndexReader().leaves()) {
            var scorer = weight.scorer(leaf);
            if (scorer == null) continue;
            var live = leaf.reader().getLiveDocs();
            var matches = scorer.iterator();
            for (int document = matches.nextDoc(); document < leaf.reader().maxDoc(); document = matches.nextDoc()) {
                if (live == null || live.get(document)) found.add(leaf.docBase + document);
            }
        }
        return found.build().toArray();
    }

    /** The score of the k-th best among the documents. */
    static float leastOfBest(int k, int[] documents, float[] scores) {
        if (documents.length < k) throw new IllegalStateException("Only " + documents.length + " profiles satisfy the filter");
        var among = new float[documents.length];
        for (int i = 0; i < among.length; i++) among[i] = scores[documents[i]];
        Arrays.sort(among);
        return among[among.length - k];
    }
}
