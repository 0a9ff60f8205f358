package io.understudy.benchmark.speed;

import io.understudy.search.control.index.IndexSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;

/**
 * How many of the ten nearest profiles the quantised graph finds, against a look at every exact vector. A found profile
 * counts if it is no farther than the tenth nearest, so that equal profiles are equally right.
 *
 * @param filter what a profile had to satisfy
 * @param passing the share of profiles that do
 * @param searched as the server searches: the graph is walked for as many vectors as its settings say, it proposes the
 *     best of them, and their exact vectors choose ten
 * @param graphAlone the graph is asked for ten and its quantised order stands
 */
public record Recall(String version, String filter, double passing, int queries, double searched, double graphAlone) {

    private static final int EXPLORED = IndexSettings.DEFAULT.explored();
    private static final int CANDIDATES = IndexSettings.DEFAULT.candidates();
    private static final int K = 10;
    private static final float ROUNDING = 1e-6f;

    /** None, one that half of the profiles satisfy, and one that few do. */
    private static final List<Term> FILTERS = Arrays.asList(null, new Term("gender", "female"), new Term("city", "nagpur"));

    /** @param queries unit vectors of the version whose index it is */
    static List<Recall> measure(String version, Path index, List<float[]> queries) throws IOException {
        try (var directory = FSDirectory.open(index); var reader = DirectoryReader.open(directory)) {
            var scores = new ArrayList<float[]>();
            for (var query : queries) scores.add(ExactSearch.scores(reader, query));
            var found = new ArrayList<Recall>();
            for (var filter : FILTERS) found.add(measure(version, new IndexSearcher(reader), filter, queries, scores));
            return found;
        }
    }

    private static Recall measure(
            String version, IndexSearcher searcher, Term filter, List<float[]> queries, List<float[]> scores) throws IOException {
        var query = filter == null ? null : new TermQuery(filter);
        var within = ExactSearch.documents(searcher, query);
        double searched = 0;
        double graphAlone = 0;
        for (int i = 0; i < queries.size(); i++) {
            var exact = scores.get(i);
            float least = ExactSearch.leastOfBest(K, within, exact) - ROUNDING;
            var proposed = graph(searcher, queries.get(i), query, EXPLORED, CANDIDATES);
            var ten = graph(searcher, queries.get(i), query, K, K);
            // The ten best of what was proposed hold exactly those of it that are near enough, as far as there is room.
            searched += Math.min(K, right(proposed, exact, least)) / (double) K;
            graphAlone += right(ten, exact, least) / (double) K;
        }
        return new Recall(
                version,
                filter == null ? "none" : filter.field() + "=" + filter.text(),
                within.length / (double) searcher.getIndexReader().numDocs(),
                queries.size(), searched / queries.size(), graphAlone / queries.size());
    }

    private static int[] graph(IndexSearcher searcher, float[] vector, Query filter, int explored, int count) throws IOException {
        var query = new KnnFloatVectorQuery(ExactSearch.VECTOR, vector, explored, filter);
        return Arrays.stream(searcher.search(query, count).scoreDocs).mapToInt(hit -> hit.doc).toArray();
    }

    private static long right(int[] found, float[] exact, float least) {
        return Arrays.stream(found).filter(document -> exact[document] >= least).count();
    }
}
