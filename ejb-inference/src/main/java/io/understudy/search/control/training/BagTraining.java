package io.understudy.search.control.training;

import io.understudy.search.control.embedding.BagDescription;
import io.understudy.search.control.embedding.FeatureBag;
import io.understudy.search.control.embedding.FeatureExtractor;
import io.understudy.search.control.embedding.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From texts to the files of a bundle: vocabulary, latent start, contrastive training, graph. */
final class BagTraining {

    private final Recipe recipe;
    private final long seed;
    private final Lanes lanes;
    private final Stages stages;
    private final FeatureExtractor features;

    BagTraining(Recipe recipe, long seed, Lanes lanes, Stages stages) {
        this.recipe = recipe;
        this.seed = seed;
        this.lanes = lanes;
        this.stages = stages;
        this.features = new FeatureExtractor(recipe.features());
    }

    /** @param losses mean contrastive loss of each epoch */
    record Trained(byte[] zip, int features, List<Double> losses) {}

    Trained train(TrainingTexts texts) {
        var vocabulary = stages.time("vocabulary", () -> vocabulary(texts));
        var set = stages.time("encoding", () -> encode(texts, vocabulary));
        var start = stages.time("latent_start", () -> LatentStart.matrix(latentTexts(set, texts, vocabulary), recipe, seed, lanes));
        var matrix = new EmbeddingMatrix(start, recipe.dimension(), lanes);
        var losses = stages.time("contrastive", () -> new ContrastiveTraining(set, recipe, matrix, seed, lanes).run());
        return new Trained(stages.time("bundle", () -> zip(vocabulary, matrix.values())), vocabulary.size(), losses);
    }

    private Vocabulary vocabulary(TrainingTexts texts) {
        var builder = new VocabularyBuilder();
        texts.candidates().forEach(c -> builder.add(features.count(c.text())));
        texts.queries().forEach(q -> builder.add(features.count(q.text())));
        texts.parallel().forEach(text -> builder.add(features.count(text)));
        return builder.build(recipe.maxVocabulary());
    }

    private TrainingSet encode(TrainingTexts texts, Vocabulary vocabulary) {
        var numbers = new HashMap<String, Integer>();
        var candidates = texts.candidates().stream()
                .map(c -> new TrainingSet.Candidate(bag(c.text(), vocabulary), FactSet.of(c.facts(), numbers)))
                .toList();
        var queries = texts.queries().stream()
                .map(q -> new TrainingSet.Query(bag(q.text(), vocabulary), FactSet.of(q.wanted(), numbers), q.own()))
                .toList();
        return new TrainingSet(candidates, queries);
    }

    private SparseRows latentTexts(TrainingSet set, TrainingTexts texts, Vocabulary vocabulary) {
        var rows = new ArrayList<FeatureBag>();
        set.candidates().forEach(candidate -> rows.add(candidate.bag()));
        texts.parallel().forEach(text -> rows.add(bag(text, vocabulary)));
        return new SparseRows(rows, vocabulary.size());
    }

    private FeatureBag bag(String text, Vocabulary vocabulary) {
        return vocabulary.encode(features.count(text));
    }

    private byte[] zip(Vocabulary vocabulary, float[] matrix) {
        var description = new BagDescription(BagDescription.KIND, recipe.name(), recipe.dimension(), recipe.features(), seed);
        return DeterministicZip.of(Map.of(
                BagDescription.GRAPH, BagGraph.write(matrix, recipe.dimension()),
                BagDescription.FILE, description.toJson().getBytes(StandardCharsets.UTF_8),
                BagDescription.VOCABULARY, vocabulary.toTsv().getBytes(StandardCharsets.UTF_8)));
    }
}
