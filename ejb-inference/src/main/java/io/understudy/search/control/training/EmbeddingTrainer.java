package io.understudy.search.control.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.understudy.failure.entity.DomainException;
import io.understudy.search.control.lexicon.Lexicon;
import io.understudy.search.entity.TalentProfile;
import io.understudy.training.control.Lanes;
import io.understudy.training.control.Progress;
import io.understudy.training.control.Stages;
import io.understudy.wire.entity.Json;
import io.understudy.wire.entity.Sha256;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Trains a search model on a deployment's own profiles: texts from facts and lexicon, latent start, contrastive training,
 * bundle. The same profiles, lexicon, recipe and seed give the same bytes, in whatever order the profiles come and on
 * however many threads.
 */
public final class EmbeddingTrainer {

    /** Below this there is nothing to tell apart. */
    private static final int FEWEST = 10;

    private final Lanes lanes;
    private final int sample;

    /** @param sample most profiles to train on; past that a sample by id, which the order of the profiles does not change */
    public EmbeddingTrainer(Lanes lanes, int sample) {
        this.lanes = lanes;
        this.sample = sample;
    }

    /**
     * @param profiles read once; the stream is closed
     * @param progress is told of each stage, and asked before each batch
     * @throws DomainException CONFLICT where there are too few profiles to learn from
     */
    public TrainedBundle train(Supplier<Stream<TalentProfile>> profiles, Lexicon lexicon, Recipe recipe, long seed, Progress progress) {
        var stages = new Stages(progress);
        var read = stages.time("profiles", () -> sample(profiles, seed));
        if (read.profiles().size() < FEWEST) {
            throw DomainException.conflict("Training needs at least " + FEWEST + " profiles; there are " + read.profiles().size() + ".");
        }
        var texts = stages.time("rendering", () -> TextRendering.of(read.profiles(), lexicon, recipe, seed));
        var trained = new BagTraining(recipe, seed, lanes, stages, progress).train(texts);
        return new TrainedBundle(
                trained.zip(),
                new TrainingReport(
                        recipe, seed, read.seen(), read.profiles().size(), digest(read.profiles()), trained.features(),
                        texts.queries().size(), trained.losses(), stages.millis()));
    }

    public TrainedBundle train(List<TalentProfile> profiles, Lexicon lexicon, Recipe recipe, long seed) {
        return train(profiles::stream, lexicon, recipe, seed, Progress.NONE);
    }

    private ProfileSample sample(Supplier<Stream<TalentProfile>> profiles, long seed) {
        try (var stream = profiles.get()) {
            return ProfileSample.of(stream, sample, seed);
        }
    }

    /** SHA-256 over the profiles as JSON lines, without the time of their last change. */
    private static String digest(List<TalentProfile> profiles) {
        try {
            var digest = Sha256.digest();
            for (var profile : profiles) {
                digest.update(Json.MAPPER.writeValueAsBytes(profile.withUpdatedAt(null)));
                digest.update((byte) '\n');
            }
            return Sha256.hex(digest);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
