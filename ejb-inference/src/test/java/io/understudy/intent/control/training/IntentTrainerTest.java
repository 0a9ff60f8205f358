package io.understudy.intent.control.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.failure.entity.DomainException;
import io.understudy.intent.control.BundleClassifier;
import io.understudy.registry.control.bundle.BundleLimits;
import io.understudy.registry.control.bundle.BundleReader;
import io.understudy.serving.control.OnnxSessions;
import io.understudy.training.control.CancelledTrainingException;
import io.understudy.training.control.LabelledRow;
import io.understudy.training.control.Lanes;
import io.understudy.training.control.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class IntentTrainerTest {

    private static final IntentRecipe SMALL = IntentRecipe.STANDARD.withNetworks(2, new NetworkRecipe(16, 5, 0.1f, 0.3f, 0.3f, 0.05f));

    @TempDir
    Path folder;

    @Test
    void theBundleAnswersAsTheTrainerComputes() throws Exception {
        var rows = Phrases.rows(60, 4);
        var data = IntentData.of(rows, SMALL, Progress.NONE);
        var training = new IntentTraining(data, SMALL, 3, Lanes.ONE, Progress.NONE);
        var model = training.train(training.validate());
        var zip = Files.write(folder.resolve("model.zip"), model.zip());
        var bundle = new BundleReader(BundleLimits.NONE).unpack(zip, folder.resolve("model"));

        try (var classifier = BundleClassifier.open(bundle, () -> OnnxSessions.alone(bundle.graph()))) {
            assertEquals(List.of("billing", "soup", "sweets"), classifier.labels());
            var all = data.clean().rows();
            var verdicts = classifier.classify(all.stream().map(Row::text).toList());
            for (int i = 0; i < all.size(); i++) {
                var bag = model.encoding().bag(all.get(i));
                var expected = model.description().verdict(bag, model.ensemble().probabilities(bag));
                assertArrayEquals(expected.probabilities(), verdicts.get(i).probabilities(), 1e-6f, all.get(i).text());
            }
            assertTrue(classifier.classify(List.of("ωψ")).getFirst().outOfScope());
            assertEquals(all.size(), verdicts.size());
        }
    }

    @Test
    void learnsWhatIsThere() {
        var evaluation = train(Phrases.rows(100, 4), SMALL, Lanes.ONE).report().evaluation();

        assertTrue(evaluation.accuracy() > 0.95, evaluation::toString);
        assertTrue(evaluation.outOfScope().recall() > 0.8, evaluation::toString);
        assertTrue(evaluation.outOfScope().falseAlarms() < 0.2, evaluation::toString);
    }

    @Test
    void neitherOrderNorThreadsChangeAByte() {
        var rows = Phrases.rows(40, 3);
        var shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(1));
        try (var threads = Executors.newFixedThreadPool(3)) {
            var one = train(rows, SMALL, Lanes.ONE);
            var other = train(shuffled, SMALL, new Lanes(threads, 3));

            assertArrayEquals(one.zip(), other.zip());
            assertEquals(one.report().dataDigest(), other.report().dataDigest());
            assertEquals(one.report().evaluation(), other.report().evaluation());
            assertFalse(java.util.Arrays.equals(one.zip(), IntentTrainer.train(rows, SMALL, 4, Lanes.ONE, Progress.NONE).zip()));
        }
    }

    @Test
    void withoutExamplesTheThresholdLeavesTheWantedShareInScope() {
        var report = train(Phrases.rows(100, 3), SMALL, Lanes.ONE).report();

        assertEquals(0, report.evaluation().outOfScope().rows());
        assertNull(report.evaluation().outOfScope().recall());
        assertTrue(report.evaluation().outOfScope().falseAlarms() < 0.1);
        assertTrue(report.validation().threshold() > 0);
    }

    @Test
    void whatNothingCanBeLearnedFromIsRefusedWithTheReason() {
        assertRefused("rows: there is no text to learn from", List.of());
        assertRefused("rows: all texts in scope have one label; two are needed", Phrases.rows(20, 1));
        var few = new ArrayList<>(Phrases.rows(20, 2));
        for (int i = 0; i < 3; i++) few.add(new LabelledRow("rare thing " + i, "rare", 1, true));
        assertRefused("rows: label 'rare' has 3 distinct texts that are trusted, and needs 4", few);
        var blank = new ArrayList<>(Phrases.rows(20, 2));
        blank.add(new LabelledRow(" ", "soup", 1, true));
        blank.add(new LabelledRow("a".repeat(2001), "soup", 1, true));
        assertRefused("rows[40].text: must not be blank (and 1 more)", blank);
        assertRefused("rows[0].weight: must be above 0 and at most 1000", List.of(new LabelledRow("a", "b", 0, true)));
    }

    @Test
    @Timeout(30)
    void cancellingEndsItSoon() {
        var slow = IntentRecipe.STANDARD.withNetworks(1, new NetworkRecipe(256, 200, 0.1f, 0.3f, 0.3f, 0.05f));
        var checks = new AtomicInteger();
        var cancelled = new Progress() {
            private volatile long since;

            @Override
            public void stage(String name) {}

            @Override
            public void say(String line) {}

            @Override
            public void check() {
                if (checks.incrementAndGet() < 100) return;
                if (since == 0) since = System.nanoTime();
                throw new CancelledTrainingException();
            }
        };

        try (var threads = Executors.newFixedThreadPool(1)) {
            var lanes = new Lanes(threads, 2);
            var rows = Phrases.rows(2000, 4);
            assertThrows(CancelledTrainingException.class, () -> IntentTrainer.train(rows, slow, 1, lanes, cancelled));
            assertTrue(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - cancelled.since) < 20);
        }
    }

    private static void assertRefused(String message, List<LabelledRow> rows) {
        assertEquals(message, assertThrows(DomainException.class, () -> train(rows, SMALL, Lanes.ONE)).getMessage());
    }

    private static TrainedClassifier train(List<LabelledRow> rows, IntentRecipe recipe, Lanes lanes) {
        return IntentTrainer.train(rows, recipe, 3, lanes, Progress.NONE);
    }
}
