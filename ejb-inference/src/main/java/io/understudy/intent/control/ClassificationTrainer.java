package io.understudy.intent.control;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.failure.entity.DomainException;
import io.understudy.intent.control.evaluation.Answered;
import io.understudy.intent.control.training.IntentRecipe;
import io.understudy.intent.control.training.IntentReport;
import io.understudy.intent.control.training.IntentTrainer;
import io.understudy.intent.control.training.TrainedClassifier;
import io.understudy.registry.control.ArtifactSettings;
import io.understudy.registry.control.Bundle;
import io.understudy.registry.control.TemporaryFolder;
import io.understudy.registry.control.bundle.BundleReader;
import io.understudy.registry.entity.Task;
import io.understudy.serving.control.OnnxSessions;
import io.understudy.training.control.Comparison;
import io.understudy.training.control.LabelledRow;
import io.understudy.training.control.Progress;
import io.understudy.training.control.Trained;
import io.understudy.training.control.Trainer;
import io.understudy.training.control.TrainingOrder;
import io.understudy.wire.entity.Json;
import io.understudy.wire.entity.JsonFaults;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/**
 * Trains classifiers of texts. Its parameters are the fields of {@link IntentRecipe}; what is not said stays as in
 * {@link IntentRecipe#STANDARD}. Champion and challenger are asked for the rows that were kept out, as callers would ask them.
 */
@ApplicationScoped
public class ClassificationTrainer implements Trainer {

    @Inject
    private ArtifactSettings artifacts;

    @Override
    public Task task() {
        return Task.TEXT_CLASSIFICATION;
    }

    @Override
    public String name() {
        return IntentTrainer.class.getName();
    }

    @Override
    public void check(TrainingOrder order) {
        recipe(order.parameters());
    }

    @Override
    public Trained train(TrainingOrder order, Progress progress) {
        var trained = IntentTrainer.train(order.rows(), recipe(order.parameters()), order.seed(), order.lanes(), progress);
        var report = trained.report();
        report.warnings().forEach(progress::say);
        return new Trained(
                trained.zip(), report.dataDigest(), metrics(report), Json.MAPPER.valueToTree(report), comparison(order.champion(), trained, progress));
    }

    private static Map<String, Double> metrics(IntentReport report) {
        return report.evaluation() == null ? Map.of() : report.evaluation().metrics();
    }

    private Comparison comparison(Bundle champion, TrainedClassifier trained, Progress progress) {
        if (champion == null || trained.test().isEmpty()) return null;
        progress.stage("comparison");
        var texts = trained.test().stream().map(LabelledRow::text).toList();
        var truths = trained.test().stream().map(LabelledRow::label).toList();
        try (var challenger = Opened.of(trained.zip(), artifacts)) {
            var answered = answered(challenger.bundle(), texts, truths);
            progress.check();
            return answered(champion, texts, truths).against(answered);
        }
    }

    private static Answered answered(Bundle bundle, List<String> texts, List<String> truths) {
        try (var classifier = TextClassifiers.open(bundle, () -> OnnxSessions.alone(bundle.graph()))) {
            return Answered.by(classifier, texts, truths);
        }
    }

    /** A bundle that nobody has registered yet, on this node's disk. */
    private record Opened(TemporaryFolder folder, Bundle bundle) implements AutoCloseable {

        static Opened of(byte[] zip, ArtifactSettings settings) {
            var folder = TemporaryFolder.in(settings.directory().resolve(".incoming"));
            try {
                var archive = Files.write(folder.path().resolve("bundle.zip"), zip);
                var root = Files.createDirectory(folder.path().resolve("bundle"));
                return new Opened(folder, new BundleReader(settings.limits()).unpack(archive, root));
            } catch (IOException e) {
                folder.close();
                throw new UncheckedIOException("This node's disk failed while versions were compared", e);
            }
        }

        @Override
        public void close() {
            folder.close();
        }
    }

    private static IntentRecipe recipe(JsonNode parameters) {
        try {
            var whole = Json.MAPPER.valueToTree(IntentRecipe.STANDARD);
            return Json.MAPPER.treeToValue(Json.MAPPER.readerForUpdating(whole).readValue(parameters), IntentRecipe.class);
        } catch (JacksonException e) {
            if (e.getCause() instanceof DomainException refused) throw inParameters(refused);
            var wrong = JsonFaults.OF_BODY.violation(e);
            throw DomainException.invalid("parameters" + (wrong.field().isEmpty() ? "" : "." + wrong.field()), wrong.reason());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DomainException inParameters(DomainException refused) {
        return DomainException.invalid(refused.violations().stream()
                .map(v -> new DomainException.Violation("parameters." + v.field(), v.reason()))
                .toList());
    }
}
