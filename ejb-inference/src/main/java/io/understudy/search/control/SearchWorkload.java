package io.understudy.search.control;

import io.understudy.registry.control.Bundle;
import io.understudy.registry.entity.Task;
import io.understudy.search.control.embedding.TextEmbedder;
import io.understudy.search.control.embedding.TextEmbedders;
import io.understudy.search.control.index.IndexSettings;
import io.understudy.search.control.index.TalentIndex;
import io.understudy.search.control.indexing.TalentIndexers;
import io.understudy.search.control.lexicon.Lexicon;
import io.understudy.search.control.understanding.QueryUnderstanding;
import io.understudy.serving.control.LoadedModel;
import io.understudy.serving.control.OnnxSessions;
import io.understudy.serving.control.OnnxSettings;
import io.understudy.serving.control.Workload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Loads embedding versions, each with an index of its own, and hands them over when they are level with the profiles. */
@ApplicationScoped
public class SearchWorkload implements Workload {

    private static final SearchRequest WARM_UP = new SearchRequest(
            "lead actor who dances, मुंबई", null, null, null, null, null, null, null, false, null, null, null);

    @Inject
    private TalentIndexers indexers;

    @Inject
    private OnnxSessions sessions;

    @Inject
    private OnnxSettings onnx;

    @Inject
    @ConfigProperty(name = "understudy.data.directory", defaultValue = ".understudy/node")
    private String data;

    @Inject
    @ConfigProperty(name = "understudy.search.load-timeout", defaultValue = "PT1H")
    private Duration patience;

    @Override
    public Task task() {
        return Task.SEARCH;
    }

    @Override
    public LoadedModel<SearchRequest, SearchResult> load(String model, String version, Bundle bundle) {
        var embedder = TextEmbedders.open(bundle, () -> sessions.open(bundle, onnx.of(model)));
        try {
            return load(version, embedder);
        } catch (RuntimeException e) {
            embedder.close();
            throw e;
        }
    }

    /** Where the indexes of a node lie, each in a folder called as its version. */
    static Path indexes(String data) {
        return Path.of(data, "indexes");
    }

    private LoadedSearch load(String version, TextEmbedder embedder) {
        var lexicon = Lexicon.standard();
        var folder = indexes(data).resolve(version);
        var index = TalentIndex.open(folder, embedder.dimension(), lexicon, IndexSettings.DEFAULT);
        try {
            var indexer = indexers.start(version, embedder, index);
            try {
                indexer.catchUp(patience);
                var search = new LoadedSearch(version, embedder, index, indexer, new QueryUnderstanding(lexicon));
                search.infer(WARM_UP);
                return search;
            } catch (RuntimeException e) {
                indexer.close();
                throw e;
            }
        } catch (RuntimeException e) {
            index.close();
            throw e;
        }
    }
}
