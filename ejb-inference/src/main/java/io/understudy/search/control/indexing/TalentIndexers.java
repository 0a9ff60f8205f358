package io.understudy.search.control.indexing;

import io.understudy.search.control.embedding.TextEmbedder;
import io.understudy.search.control.index.TalentIndex;
import io.understudy.search.control.lexicon.Lexicon;
import io.understudy.search.control.talents.PassageText;
import io.understudy.search.control.talents.TalentsChanged;
import io.understudy.search.entity.EmbeddingStore;
import io.understudy.search.entity.TalentFeed;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The indexers of this node: one for each loaded version, with threads for embedding that they share. */
@ApplicationScoped
public class TalentIndexers {

    @Inject
    private TalentFeed feed;

    @Inject
    private EmbeddingStore embeddings;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    @ConfigProperty(name = "understudy.search.feed-poll", defaultValue = "PT0.2S")
    private Duration poll;

    @Inject
    @ConfigProperty(name = "understudy.search.indexing-page", defaultValue = "512")
    private int page;

    @Inject
    @ConfigProperty(name = "understudy.search.indexing-threads", defaultValue = "2")
    private int embeddingThreads;

    @Inject
    @ConfigProperty(name = "understudy.search.indexing-rest", defaultValue = "0.5")
    private double rest;

    @Inject
    @ConfigProperty(name = "understudy.search.index-commit", defaultValue = "PT30S")
    private Duration commitEvery;

    private final Set<TalentIndexer> running = ConcurrentHashMap.newKeySet();
    private ThreadPoolExecutor pool;

    @PostConstruct
    void open() {
        pool = new ThreadPoolExecutor(
                embeddingThreads, embeddingThreads, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        pool.allowCoreThreadTimeOut(true);
    }

    /**
     * Begins to fill the index and keeps it level until the indexer is closed, which the caller does before the index and
     * the embedder.
     *
     * @param version id of the version, under which its embeddings are kept
     */
    public TalentIndexer start(String version, TextEmbedder embedder, TalentIndex index) {
        var lexicon = Lexicon.standard();
        var vectors = new ProfileVectors(version, embeddings, embedder, profile -> PassageText.of(profile, lexicon), pool);
        var settings = new IndexerSettings(
                poll, page, commitEvery, IndexerSettings.DEFAULT.firstPause(), IndexerSettings.DEFAULT.longestPause());
        var indexer = new TalentIndexer(version, feed, vectors, index, settings, this::restBesideSearches, threads);
        running.removeIf(TalentIndexer::isClosed);
        running.add(indexer);
        return indexer;
    }

    void wake(@Observes TalentsChanged change) {
        running.removeIf(TalentIndexer::isClosed);
        running.forEach(indexer -> change.only().ifPresentOrElse(indexer::prefer, indexer::wake));
    }

    /** A node that answers nobody yet has nothing to spare its processors for. */
    private double restBesideSearches() {
        return running.stream().anyMatch(TalentIndexer::isServing) ? rest : 0;
    }

    @PreDestroy
    void close() {
        running.forEach(TalentIndexer::close);
        pool.shutdown();
    }
}
