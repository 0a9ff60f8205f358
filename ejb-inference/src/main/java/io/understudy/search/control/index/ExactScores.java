package io.understudy.search.control.index;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.VectorUtil;

/**
 * The scores of given documents, whoever proposed them: a document's score depends on itself alone, so that the order of
 * two talents is the same on every page. All arrays run over {@code documents}, which ascend.
 */
final class ExactScores {

    private final IndexSearcher searcher;
    private final int[] documents;

    ExactScores(IndexSearcher searcher, int[] documents) {
        this.searcher = searcher;
        this.documents = documents;
    }

    /** BM25, 0 where the query does not match. */
    double[] words(Query query) throws IOException {
        var scores = new double[documents.length];
        var weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1);
        for (int i = 0; i < documents.length; ) {
            var leaf = leafOf(documents[i]);
            int end = endOf(leaf, i);
            var scorer = weight.scorer(leaf);
            if (scorer != null) {
                for (int k = i; k < end; k++) {
                    if (standsAt(scorer.iterator(), documents[k] - leaf.docBase)) {
                        scores[k] = scorer.score();
                    }
                }
            }
            i = end;
        }
        return scores;
    }

    /** The cosine with the exact vectors, not the quantised ones that the graph is walked by; 0 where there is none. */
    double[] cosines(float[] vector) throws IOException {
        var scores = new double[documents.length];
        for (int i = 0; i < documents.length; ) {
            var leaf = leafOf(documents[i]);
            int end = endOf(leaf, i);
            var vectors = leaf.reader().getFloatVectorValues(Fields.VECTOR);
            if (vectors != null) {
                var places = vectors.iterator();
                for (int k = i; k < end; k++) {
                    if (standsAt(places, documents[k] - leaf.docBase)) {
                        scores[k] = VectorUtil.dotProduct(vector, vectors.vectorValue(places.index()));
                    }
                }
            }
            i = end;
        }
        return scores;
    }

    String[] ids() throws IOException {
        var ids = new String[documents.length];
        for (int i = 0; i < documents.length; ) {
            var leaf = leafOf(documents[i]);
            int end = endOf(leaf, i);
            var values = leaf.reader().getBinaryDocValues(Fields.ID);
            for (int k = i; k < end; k++) {
                values.advanceExact(documents[k] - leaf.docBase);
                ids[k] = values.binaryValue().utf8ToString();
            }
            i = end;
        }
        return ids;
    }

    private static boolean standsAt(DocIdSetIterator iterator, int document) throws IOException {
        return (iterator.docID() < document ? iterator.advance(document) : iterator.docID()) == document;
    }

    private LeafReaderContext leafOf(int document) {
        var leaves = searcher.getIndexReader().leaves();
        return leaves.get(ReaderUtil.subIndex(document, leaves));
    }

    private int endOf(LeafReaderContext leaf, int from) {
        int end = from;
        while (end < documents.length && documents[end] < leaf.docBase + leaf.reader().maxDoc()) {
            end++;
        }
        return end;
    }
}
