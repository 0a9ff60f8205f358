package io.understudy.search.control.index;

import io.understudy.search.control.Interpretation;
import io.understudy.search.control.SearchRequest;
import io.understudy.search.control.SearchResult;
import io.understudy.search.control.lexicon.Lexicon;
import io.understudy.search.entity.TalentProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.IOUtils;

/**
 * The talents of one embedding version: their words, their facts, their vectors and their profiles. Any number of
 * searches may run while one thread writes. What was put or deleted is seen after {@link #refresh} and kept after
 * {@link #commit}; what was not committed when the index closes is gone.
 */
public final class TalentIndex implements AutoCloseable {

    private final int dimension;
    private final IndexSettings settings;
    private final Criteria criteria;
    private final ProfileDocuments documents;
    private final SearchRules rules;
    private final Suggestions suggestions;
    private final Facets facets;
    private final Profiles profiles;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final CommitData commits;
    private long written;
    private volatile long visible;

    private TalentIndex(Directory directory, int dimension, Lexicon lexicon, IndexSettings settings) throws IOException {
        var codes = new Codes(lexicon);
        this.directory = directory;
        this.dimension = dimension;
        this.settings = settings;
        criteria = new Criteria(codes);
        documents = new ProfileDocuments(codes, dimension);
        rules = new SearchRules(lexicon);
        suggestions = new Suggestions(lexicon, settings.fewMatches());
        facets = new Facets(settings.facetValues());
        profiles = new Profiles(settings.keptProfiles());
        commits = CommitData.of(directory, dimension);
        written = commits.isUsable() ? commits.generation() : ThreadLocalRandom.current().nextLong();
        visible = written;
        writer = new IndexWriter(directory, WriterSettings.of(settings, commits.isUsable()));
        try {
            searchers = new SearcherManager(writer, warming());
        } catch (IOException | RuntimeException e) {
            // Who opens the index anew needs its lock.
            IOUtils.closeWhileHandlingException(writer);
            throw e;
        }
    }

    /**
     * Opens the index that stands in the directory, or begins an empty one where there is none, or one that is damaged,
     * of another form or of another dimension: {@link #committed} is then empty and everything has to be put again.
     *
     * @param dimension of the vectors, 1 to 1024
     */
    public static TalentIndex open(Path directory, int dimension, Lexicon lexicon, IndexSettings settings) {
        try {
            return new IndexDirectory(directory)
                    .opened(files -> new TalentIndex(files, dimension, lexicon, settings));
        } catch (IOException e) {
            throw new UncheckedIOException("The index in " + directory.getFileName() + " cannot be opened", e);
        }
    }

    private SearcherFactory warming() {
        return new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
                facets.warm(reader);
                return new IndexSearcher(reader);
            }
        };
    }

    /**
     * Adds the profile or replaces the one with its id.
     *
     * @param unitVector of length 1; null or all zeros where nothing of the profile is known to the embedding
     */
    public synchronized void put(TalentProfile profile, float[] unitVector) {
        requireDimension(unitVector);
        write(() -> writer.updateDocument(new Term(Fields.ID, profile.id()), documents.of(profile, unitVector)));
    }

    public synchronized void delete(String id) {
        write(() -> writer.deleteDocuments(new Term(Fields.ID, id)));
    }

    /** Forgets all talents, for an index that was filled from elsewhere. */
    public synchronized void clear() {
        write(writer::deleteAll);
    }

    private void write(Action action) {
        run(action);
        written = ThreadLocalRandom.current().nextLong();
    }

    /** Makes everything put and deleted so far visible to searches that start from now on. */
    public synchronized void refresh() {
        run(searchers::maybeRefreshBlocking);
        visible = written;
    }

    /**
     * Keeps everything put and deleted so far, together with the caller's data.
     *
     * @param userData such as the position in the feed of changes up to which the index has come
     */
    public synchronized void commit(Map<String, String> userData) {
        run(() -> {
            writer.setLiveCommitData(commits.with(userData, written).entrySet());
            writer.commit();
        });
    }

    /** What the last {@link #commit} was given; empty where there was none. */
    public synchronized Map<String, String> committed() {
        return CommitData.userData(writer.getLiveCommitData());
    }

    /** Names the state that searches see: it changes when that does, and is the same again after a restart from it. */
    public long generation() {
        return visible;
    }

    /** Talents that searches see. */
    public int size() {
        return withSearcher(searcher -> searcher.getIndexReader().numDocs());
    }

    /** The search of an embedding that knows every word. */
    public SearchResult search(SearchRequest request, Interpretation interpretation, float[] queryVector) {
        return search(request, interpretation, queryVector, word -> true);
    }

    /**
     * @param queryVector of length 1; null or all zeros to search by words and filters alone
     * @param known whether the embedding that made the vector knows a word
     * @throws io.understudy.failure.entity.DomainException of kind INVALID where the request breaks one of
     *     {@link SearchRules} or its cursor is none of this query's
     */
    public SearchResult search(
            SearchRequest request, Interpretation interpretation, float[] queryVector, Predicate<String> known) {
        return search(request, interpretation, queryVector, known, settings.fusion());
    }

    /** The same with another fusion, for measurements. */
    public SearchResult search(
            SearchRequest request, Interpretation interpretation, float[] queryVector, Predicate<String> known, Fusion fusion) {
        requireDimension(queryVector);
        rules.check(request);
        var plan = Plan.of(request, interpretation, queryVector, known, criteria);
        long generation = visible;
        return withSearcher(searcher ->
                new Search(searcher, generation, plan, settings.withFusion(fusion), facets, profiles, suggestions).result());
    }

    /**
     * Asks Lucene for the candidates that {@link #search} would rank and no more, for measurements.
     *
     * @return how many words and vectors propose
     */
    public int candidates(SearchRequest request, Interpretation interpretation, float[] queryVector) {
        var plan = Plan.of(request, interpretation, queryVector, word -> true, criteria);
        return withSearcher(searcher -> {
            var scope = Scope.of(searcher, plan);
            var retrieval = new Retrieval(searcher, scope.isEveryone() ? null : scope.talents(), new TermLookup(searcher));
            return retrieval.byVector(plan.vector(), settings.candidates(), settings.explored()).length
                    + retrieval.byWords(plan.words(), settings.candidates()).length;
        });
    }

    /** The same with all else that {@link #search} asks Lucene: exact scores, all matches, and the values of each facet. */
    public int lookups(SearchRequest request, Interpretation interpretation, float[] queryVector) {
        var plan = Plan.of(request, interpretation, queryVector, word -> true, criteria);
        long generation = visible;
        return withSearcher(
                searcher -> new Search(searcher, generation, plan, settings, facets, profiles, suggestions).lookups());
    }

    /** Whether there is anything that {@link #commit} would keep: changes, or segments that were merged since. */
    public boolean isUncommitted() {
        return writer.hasUncommittedChanges();
    }

    /**
     * Begins to merge all segments into one beside the searches, which costs about as much as a tenth of filling the
     * index anew; the next {@link #refresh} after its end shows it. A search walks the graph of every segment, so that
     * it takes half the time afterwards.
     */
    public void compact() {
        run(() -> writer.forceMerge(1, false));
    }

    /** Ends without a commit. */
    @Override
    public synchronized void close() {
        run(() -> {
            searchers.close();
            writer.close();
            directory.close();
        });
    }

    private void requireDimension(float[] vector) {
        if (vector != null && vector.length != dimension) {
            throw new IllegalArgumentException("A vector of " + dimension + " dimensions is needed, not " + vector.length);
        }
    }

    private interface Action {
        void run() throws IOException;
    }

    private static void run(Action action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Reading<T> {
        T of(IndexSearcher searcher) throws IOException;
    }

    private <T> T withSearcher(Reading<T> reading) {
        try {
            var searcher = searchers.acquire();
            try {
                return reading.of(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
