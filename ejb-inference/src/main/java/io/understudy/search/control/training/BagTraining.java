package io.understudy.search.control.training;

import io.understudy.search.control.embedding.BagDescription;
import io.understudy.text.control.Vocabulary;
import io.understudy.training.control.DeterministicZip;
import io.understudy.training.control.Lanes;
import io.understudy.training.control.Progress;
import io.understudy.training.control.Stages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** From texts to the files of a bundle: vocabulary, latent start, contrastive training, graph. */
final class BagTraining {

    private final Recipe recipe;
    private final long seed;
    private final Lanes lanes;
    private final Stages stages;
    private final Progress progress;

    BagTraining(Recipe recipe, long seed, Lanes lanes, Stages stages, Progress progress) {
        this.recipe = recipe;
        this.seed = seed;
        this.lanes = lanes;
        this.stages = stages;
        this.progress = progress;
    }

    /** @param losses mean contrastive loss of each epoch */
    record Trained(byte[] zip, int features, List<Double> losses) {}

    Trained train(TrainingTexts texts) {
        var encoding = new TextEncoding(recipe, seed, lanes);
        var vocabulary = stages.time("vocabulary", () -> encoding.vocabulary(texts));
        var set = stages.time("encoding", () -> encoding.encode(texts, vocabulary));
        var start = stages.time("latent_start", () -> LatentStart.matrix(encoding.latentRows(set, texts, vocabulary), recipe, seed, lanes));
        var matrix = new EmbeddingMatrix(start, lanes);
        var losses = stages.time("contrastive", () -> new ContrastiveTraining(set, recipe, matrix, seed, lanes).run(progress));
        return new Trained(stages.time("bundle", () -> zip(vocabulary, matrix.rows())), vocabulary.size(), losses);
    }

    private byte[] zip(Vocabulary vocabulary, float[][] matrix) {
        var description = new BagDescription(BagDescription.KIND, recipe.name(), recipe.dimension(), recipe.features(), seed);
        return DeterministicZip.of(Map.of(
                BagDescription.GRAPH, BagGraph.write(matrix),
                BagDescription.FILE, description.toJson().getBytes(StandardCharsets.UTF_8),
                BagDescription.VOCABULARY, vocabulary.toTsv().getBytes(StandardCharsets.UTF_8)));
    }
}
