package io.understudy.benchmark.relevance;

import io.understudy.registry.control.bundle.BundleLimits;
import io.understudy.registry.control.bundle.BundleReader;
import io.understudy.search.control.Interpretation;
import io.understudy.search.control.SearchRequest;
import io.understudy.search.control.embedding.TextEmbedder;
import io.understudy.search.control.embedding.TextEmbedders;
import io.understudy.search.control.index.Fusion;
import io.understudy.search.control.index.IndexSettings;
import io.understudy.search.control.index.TalentIndex;
import io.understudy.search.control.lexicon.Lexicon;
import io.understudy.search.control.talents.PassageText;
import io.understudy.search.control.training.EmbeddingTrainer;
import io.understudy.search.control.training.Recipe;
import io.understudy.search.control.training.TrainingReport;
import io.understudy.search.control.understanding.QueryUnderstanding;
import io.understudy.search.entity.TalentProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** One version: trained, unpacked, loaded and with its own index of all talents, as a node would hold it. */
final class TrainedVersion implements AutoCloseable {

    private static final Lexicon LEXICON = Lexicon.standard();

    private final TrainingReport report;
    private final TextEmbedder embedder;
    private final TalentIndex index;
    private final QueryUnderstanding understanding = new QueryUnderstanding(LEXICON);

    private TrainedVersion(TrainingReport report, TextEmbedder embedder, TalentIndex index) {
        this.report = report;
        this.embedder = embedder;
        this.index = index;
    }

    static TrainedVersion train(Recipe recipe, long seed, List<TalentProfile> talents, EmbeddingTrainer trainer, Path folder)
            throws IOException {
        var trained = trainer.train(talents, LEXICON, recipe, seed);
        var zip = Files.write(folder.resolve(recipe.name() + ".zip"), trained.zip());
        var embedder = TextEmbedders.open(new BundleReader(BundleLimits.NONE).unpack(zip, folder.resolve(recipe.name())));
        var index = TalentIndex.open(folder.resolve(recipe.name() + "-index"), recipe.dimension(), LEXICON, IndexSettings.DEFAULT);
        var vectors = embedder.embedPassages(talents.stream().map(talent -> PassageText.of(talent, LEXICON)).toList());
        for (int i = 0; i < talents.size(); i++) index.put(talents.get(i), vectors[i]);
        index.refresh();
        return new TrainedVersion(trained.report(), embedder, index);
    }

    TrainingReport report() {
        return report;
    }

    /** Whether what stands in the text becomes filters and boosts. */
    enum Understanding {
        OFF,
        ON
    }

    /** Both parts are scored as in the fusion by words, so that understood boosts weigh in them what they weigh in the whole. */
    Ranker words(Understanding reading) {
        return text -> search(text, null, word -> false, new Fusion.ByWord(1), reading);
    }

    Ranker vectors(Understanding reading) {
        return text -> search(text, embedder.embedQuery(text), word -> true, new Fusion.ByWord(0), reading);
    }

    Ranker hybrid(Fusion fusion, Understanding reading) {
        return text -> search(text, embedder.embedQuery(text), embedder::knows, fusion, reading);
    }

    private List<String> search(String text, float[] vector, Predicate<String> known, Fusion fusion, Understanding reading) {
        var interpretation = reading == Understanding.ON ? understanding.interpret(text) : Interpretation.NONE;
        var request = new SearchRequest(text, null, null, Metrics.DEPTH, null, null, null, null, null, null, null, null);
        return index.search(request, interpretation, vector, known, fusion).talents().stream().map(hit -> hit.talent().id()).toList();
    }

    @Override
    public void close() {
        index.close();
        embedder.close();
    }
}
