package io.understudy.search.control.index;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;

/** What words and what vectors propose within a scope, best first. */
final class Retrieval {

    private final IndexSearcher searcher;
    private final Query scope;
    private final TermLookup lookup;

    /** @param scope null where every document may be proposed */
    Retrieval(IndexSearcher searcher, DocSet scope, TermLookup lookup) {
        this.searcher = searcher;
        this.lookup = lookup;
        this.scope = scope == null ? null : new DocSetQuery(scope);
    }

    /** The highest BM25 scores; what can no longer reach them is skipped, not scored. */
    int[] byWords(LexicalQuery words, int count) throws IOException {
        if (words.isEmpty()) {
            return new int[0];
        }
        return documents(searcher.search(scoped(words.query(lookup)), new TopScoreDocCollectorManager(count, count)));
    }

    private Query scoped(Query query) {
        return scope == null
                ? query
                : new BooleanQuery.Builder().add(query, Occur.MUST).add(scope, Occur.FILTER).build();
    }

    /**
     * The nearest vectors; the scope holds while the graph is walked, so that it never leaves fewer than there are.
     *
     * @param explored how many the graph is walked for, at least {@code count}
     */
    int[] byVector(float[] vector, int count, int explored) throws IOException {
        return vector == null
                ? new int[0]
                : documents(searcher.search(new KnnFloatVectorQuery(Fields.VECTOR, vector, explored, scope), count));
    }

    private static int[] documents(TopDocs top) {
        return Arrays.stream(top.scoreDocs).mapToInt(hit -> hit.doc).toArray();
    }
}
