package io.understudy.search.control.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.failure.entity.DomainException;
import io.understudy.search.control.embedding.FeatureSettings;
import io.understudy.search.control.lexicon.Lexicon;
import io.understudy.search.control.training.Recipe.Targets;
import io.understudy.search.entity.TalentProfile.AgeRange;
import io.understudy.search.entity.TalentProfile.Gender;
import io.understudy.search.entity.TalentProfile.Level;
import io.understudy.search.entity.TalentProfile;
import io.understudy.training.control.Lanes;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EmbeddingTrainerTest {

    private static final List<String> SKILLS = List.of("acting.comedy", "dancing.classical", "singing.playback");
    private static final List<String> CITIES = List.of("mumbai", "pune", "delhi", "kolkata");
    private static final Recipe SMALL = new Recipe(
            "small", 8, new FeatureSettings(true, true, 3, 3), new Recipe.Vocabulary(500, 50, 50), 6, 0.5f, 2, 1, 1, 2, 16, 0.1f,
            0.3f, Targets.GRADED);

    private final EmbeddingTrainer trainer = new EmbeddingTrainer(Lanes.ONE, 1000);

    @Test
    void theOrderOfTheProfilesDoesNotMatter() {
        var profiles = profiles(12);
        var one = trainer.train(profiles, Lexicon.standard(), SMALL, 3);
        var other = trainer.train(profiles.reversed(), Lexicon.standard(), SMALL, 3);

        assertArrayEquals(one.zip(), other.zip());
        assertEquals(one.report().dataDigest(), other.report().dataDigest());
        assertEquals(one.report().losses(), other.report().losses());
    }

    @Test
    void theReportSaysWhatWasDone() {
        var report = trainer.train(profiles(12), Lexicon.standard(), SMALL, 3).report();

        int concepts = java.util.Arrays.stream(io.understudy.search.control.Interpretation.Field.values())
                .mapToInt(field -> Lexicon.standard().concepts(field).size())
                .sum();
        assertEquals(12, report.profiles());
        assertEquals(12, report.sampled());
        assertEquals(12 * (2 + 1) + concepts, report.queries());
        assertEquals(2, report.losses().size());
        assertTrue(report.features() > 0 && report.features() <= 600);
        assertEquals(
                List.of("profiles", "rendering", "vocabulary", "encoding", "latent_start", "contrastive", "bundle"),
                List.copyOf(report.stageMillis().keySet()));
    }

    @Test
    void theDigestIsThatOfTheFactsAndNotOfTheirDate() {
        var profiles = profiles(12);
        var touched = profiles.stream().map(p -> p.withUpdatedAt(Instant.EPOCH)).toList();

        var digest = trainer.train(profiles, Lexicon.standard(), SMALL, 3).report().dataDigest();

        assertEquals(digest, trainer.train(touched, Lexicon.standard(), SMALL, 3).report().dataDigest());
        assertNotEquals(digest, trainer.train(profiles(13), Lexicon.standard(), SMALL, 3).report().dataDigest());
    }

    @Test
    void manyProfilesAreSampled() {
        var report = new EmbeddingTrainer(Lanes.ONE, 15).train(profiles(40), Lexicon.standard(), SMALL, 3).report();

        assertEquals(40, report.profiles());
        assertEquals(15, report.sampled());
    }

    @Test
    void tooFewProfilesAreRefused() {
        var refused = assertThrows(DomainException.class, () -> trainer.train(profiles(9), Lexicon.standard(), SMALL, 3));

        assertEquals("Training needs at least 10 profiles; there are 9.", refused.getMessage());
    }

    @Test
    void theShippedRecipesDifferInMoreThanSize() {
        assertEquals(List.of(384, 768, 1024), Recipe.ALL.stream().map(Recipe::dimension).toList());
        assertEquals(3, Recipe.ALL.stream().map(Recipe::features).distinct().count());
        assertEquals(Recipe.V2_EXPERIMENTAL, Recipe.named("v2_experimental"));
        assertThrows(DomainException.class, () -> Recipe.named("v9"));
    }

    private static List<TalentProfile> profiles(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new TalentProfile(
                        "talent-%03d".formatted(i), "Asha " + i, null, Gender.FEMALE, new AgeRange(20, 30), CITIES.get(i % 4), null, null,
                        List.of(SKILLS.get(i % 3)), null, null, null, 3, Level.EMERGING, null, false, null, null, null,
                        "Loves the stage and long rehearsals.", null, null))
                .toList();
    }
}
