package io.understudy.search.control.indexing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.database.entity.Database;
import io.understudy.failure.entity.DomainException;
import io.understudy.search.control.Interpretation;
import io.understudy.search.control.SearchRequest;
import io.understudy.search.control.embedding.TextEmbedder;
import io.understudy.search.control.index.IndexSettings;
import io.understudy.search.control.index.TalentIndex;
import io.understudy.search.control.lexicon.Lexicon;
import io.understudy.search.entity.EmbeddingStore;
import io.understudy.search.entity.TalentFeed;
import io.understudy.search.entity.TalentTable;
import io.understudy.testing.Profiles;
import io.understudy.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class TalentIndexerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final IndexerSettings SETTINGS = new IndexerSettings(
            Duration.ofMillis(20), 10, Duration.ofHours(1), Duration.ofMillis(5), Duration.ofMillis(20));

    @TempDir
    private Path folder;

    private final CountingEmbedder embedder = new CountingEmbedder();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private Shaky source;
    private TalentTable talents;
    private EmbeddingStore embeddings;
    private TalentFeed feed;
    private TalentIndex index;
    private TalentIndexer indexer;

    @BeforeEach
    void newDatabase() {
        source = new Shaky(TestDatabase.create());
        var database = new Database(source, Duration.ofSeconds(30));
        talents = new TalentTable(database);
        embeddings = new EmbeddingStore(database);
        feed = new TalentFeed(database);
    }

    @AfterEach
    void stop() {
        source.isAway = false;
        close();
        threads.shutdown();
    }

    @Test
    void catchesUpWithWhatIsThereAndFollowsWhatChanges() {
        IntStream.range(0, 25).forEach(i -> talents.put(Profiles.named("t" + i, "Talent " + i)));
        open("v1");
        indexer.catchUp(PATIENCE);
        assertEquals(25, index.size());
        assertTrue(indexer.status().isLevel());
        assertEquals("", indexer.impediment());

        talents.put(Profiles.named("new", "Zarina"));
        talents.delete("t3", Instant.now());
        indexer.catchUp(PATIENCE);
        assertEquals(25, index.size());
        assertEquals("new", best("Zarina"));
        assertEquals(Set.of("t0"), embeddings.read("v1", List.of("t0", "t3")).keySet());
    }

    /** 100 profiles of which the device embeds 40: the next page waits for it, the one that changed by itself does not. */
    @Test
    void aSingleChangeDoesNotWaitBehindABacklog() throws InterruptedException {
        talents.put(Profiles.named("first", "Asha"));
        open("v1");
        indexer.catchUp(PATIENCE);
        embedder.slow = new Semaphore(40);
        IntStream.range(0, 100).forEach(i -> talents.put(Profiles.named("t" + i, "slow " + i)));
        talents.put(Profiles.named("zzz", "Zarina"));
        indexer.prefer("zzz");
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (index.search(named("Zarina"), Interpretation.NONE, null).talents().isEmpty() && System.nanoTime() < end) {
            embedder.slow.release(embedder.slow.hasQueuedThreads() ? 10 : 0);
            Thread.sleep(5);
        }
        assertEquals("zzz", best("Zarina"));
        assertTrue(index.size() < 100, "the backlog is still there");
        embedder.slow.release(1_000);
        indexer.catchUp(PATIENCE);
        assertEquals(102, index.size());
    }

    @Test
    void computesAnEmbeddingOnceForEachText() {
        talents.put(Profiles.with("a", "Asha", "Dancer."));
        talents.put(Profiles.with("b", "Bina", "Singer."));
        open("v1");
        indexer.catchUp(PATIENCE);
        assertEquals(2, embedder.texts.get());

        var a = talents.find("a").orElseThrow();
        talents.put(a.withUpdatedAt(Instant.now()));
        indexer.catchUp(PATIENCE);
        assertEquals(2, embedder.texts.get(), "the text is what it was");

        talents.put(Profiles.with("a", "Asha", "Dancer and actor."));
        indexer.catchUp(PATIENCE);
        assertEquals(3, embedder.texts.get());
    }

    @Test
    void anIndexThatIsLostIsFilledFromTheKeptEmbeddings() {
        IntStream.range(0, 15).forEach(i -> talents.put(Profiles.named("t" + i, "Talent " + i)));
        open("v1");
        indexer.catchUp(PATIENCE);
        close();
        folder = folder.resolve("elsewhere");
        open("v1");
        indexer.catchUp(PATIENCE);
        assertEquals(15, index.size());
        assertEquals(15, embedder.texts.get());
    }

    @Test
    void aRestartGoesOnWhereTheIndexWasCommitted() {
        IntStream.range(0, 15).forEach(i -> talents.put(Profiles.named("t" + i, "Talent " + i)));
        open("v1");
        indexer.catchUp(PATIENCE);
        close();
        var reads = source.connections.get();
        open("v1");
        indexer.catchUp(PATIENCE);
        assertEquals(15, index.size());
        assertEquals(15, embedder.texts.get());
        assertEquals(feed.database(), index.committed().get("feed_database"));
        assertTrue(source.connections.get() > reads);
    }

    @Test
    void anIndexOfAnotherDatabaseBeginsAnew() {
        talents.put(Profiles.named("old", "Old"));
        open("v1");
        indexer.catchUp(PATIENCE);
        close();
        newDatabase();
        talents.put(Profiles.named("new", "New"));
        open("v1");
        indexer.catchUp(PATIENCE);
        assertEquals(1, index.size());
        assertEquals("new", best("New"));
    }

    @Test
    void eachVersionHasVectorsOfItsOwn() {
        talents.put(Profiles.named("a", "Asha"));
        open("v1");
        indexer.catchUp(PATIENCE);
        close();
        folder = folder.resolve("v2");
        open("v2");
        indexer.catchUp(PATIENCE);
        assertEquals(2, embedder.texts.get());
        talents.delete("a", Instant.now());
        assertEquals(Set.of(), embeddings.read("v1", List.of("a")).keySet());
    }

    @Test
    void aDatabaseThatGoesAwayIsWaitedFor() {
        talents.put(Profiles.named("a", "Asha"));
        open("v1");
        indexer.catchUp(PATIENCE);
        source.isAway = true;
        assertThrows(DomainException.class, () -> indexer.catchUp(Duration.ofMillis(500)));
        awaitTrouble();
        assertTrue(indexer.impediment().contains("The database does not answer."), indexer.impediment());
        assertEquals("a", best("Asha"), "what is indexed is still found");

        source.isAway = false;
        talents.put(Profiles.named("b", "Bina"));
        indexer.catchUp(PATIENCE);
        assertEquals("", indexer.impediment());
        assertEquals("b", best("Bina"));
    }

    @Test
    void anEmbedderThatFailsIsTriedAgainAndNothingIsSkipped() {
        embedder.failures.set(2);
        IntStream.range(0, 15).forEach(i -> talents.put(Profiles.named("t" + i, "Talent " + i)));
        open("v1");
        assertFalse(indexer.impediment().isEmpty(), "until it is level for the first time");
        indexer.catchUp(PATIENCE);
        assertEquals(15, index.size());
    }

    @Test
    void whoWaitsForAClosedIndexerIsTold() {
        open("v1");
        indexer.close();
        var refusal = assertThrows(DomainException.class, () -> indexer.catchUp(PATIENCE));
        assertEquals(DomainException.Kind.UNAVAILABLE, refusal.kind());
    }

    private void open(String version) {
        index = TalentIndex.open(folder, embedder.dimension(), Lexicon.standard(), IndexSettings.DEFAULT);
        var vectors = new ProfileVectors(
                version, embeddings, embedder, profile -> profile.name() + " " + profile.biography(), threads);
        indexer = new TalentIndexer(version, feed, vectors, index, SETTINGS, () -> 0, Thread::new);
    }

    private void close() {
        if (indexer == null) return;
        indexer.close();
        index.close();
        indexer = null;
    }

    private void awaitTrouble() {
        while (indexer.impediment().isEmpty()) Thread.onSpinWait();
    }

    private String best(String name) {
        return index.search(named(name), Interpretation.NONE, null).talents().getFirst().talent().id();
    }

    private static SearchRequest named(String name) {
        return new SearchRequest(name, null, null, 1, null, null, null, null, false, false, false, null);
    }

    /** Counts what it is asked, and fails as often as it is told to. */
    private static final class CountingEmbedder implements TextEmbedder {
        final AtomicInteger texts = new AtomicInteger();
        final AtomicInteger failures = new AtomicInteger();

        /** So many texts that call themselves slow are embedded, and then no more until there are more permits. */
        volatile Semaphore slow = new Semaphore(Integer.MAX_VALUE);

        @Override
        public int dimension() {
            return 4;
        }

        @Override
        public float[] embedQuery(String text) {
            var hash = text.hashCode();
            var vector = new float[] {hash & 0xFF, hash >> 8 & 0xFF, hash >> 16 & 0xFF, 1};
            var norm = Math.sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2] + 1);
            for (var i = 0; i < vector.length; i++) vector[i] /= (float) norm;
            return vector;
        }

        @Override
        public float[][] embedPassages(List<String> passages) {
            if (failures.getAndDecrement() > 0) throw new IllegalStateException("out of memory on the device");
            texts.addAndGet(passages.size());
            slow.acquireUninterruptibly((int) passages.stream().filter(text -> text.startsWith("slow")).count());
            return passages.stream().map(this::embedQuery).toArray(float[][]::new);
        }

        @Override
        public void close() {}
    }

    /** The real database, for as long as it is there. */
    private static final class Shaky extends PGSimpleDataSource {
        private final transient DataSource real;
        final AtomicInteger connections = new AtomicInteger();
        volatile boolean isAway;

        Shaky(DataSource real) {
            this.real = real;
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (isAway) throw new SQLRecoverableException("connection refused", "08001");
            connections.incrementAndGet();
            return real.getConnection();
        }
    }
}
