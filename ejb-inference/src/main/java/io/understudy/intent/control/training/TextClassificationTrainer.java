package io.understudy.intent.control.training;

import io.understudy.failure.entity.DomainException;
import io.understudy.intent.control.TextClassifiers;
import io.understudy.intent.control.evaluation.Answered;
import io.understudy.registry.control.Bundle;
import io.understudy.registry.entity.Task;
import io.understudy.training.control.Comparison;
import io.understudy.training.control.LabelledRow;
import io.understudy.training.control.Progress;
import io.understudy.training.control.Trained;
import io.understudy.training.control.Trainer;
import io.understudy.training.control.TrainingOrder;
import io.understudy.wire.entity.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * Trains classifiers of texts on labelled rows, and compares each with the champion on the rows that were kept out. Its
 * parameters are those of {@link IntentParameters}.
 */
@ApplicationScoped
public class TextClassificationTrainer implements Trainer {

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
        IntentParameters.recipe(order.parameters());
    }

    @Override
    public Trained train(TrainingOrder order, Progress progress) {
        var recipe = IntentParameters.recipe(order.parameters());
        var trained = IntentTrainer.train(order.rows(), recipe, order.seed(), order.lanes(), progress);
        var report = trained.report();
        Map<String, Double> metrics = report.evaluation() == null ? Map.of() : report.evaluation().metrics();
        var comparison = order.champion() == null || trained.test().isEmpty() ? null : compare(order.champion(), trained, progress);
        return new Trained(trained.zip(), report.dataDigest(), metrics, Json.MAPPER.valueToTree(report), comparison);
    }

    /** Null where the champion is of a kind that cannot be asked here, which the log tells. */
    private static Comparison compare(Bundle bundle, TrainedClassifier trained, Progress progress) {
        progress.stage("comparison");
        try (var champion = TextClassifiers.open(bundle)) {
            var texts = trained.test().stream().map(LabelledRow::text).toList();
            return Answered.by(champion, texts, trained.answered().truths(), progress::check).against(trained.answered());
        } catch (DomainException e) {
            progress.say("The champion cannot be compared with: " + e.getMessage());
            return null;
        }
    }
}
