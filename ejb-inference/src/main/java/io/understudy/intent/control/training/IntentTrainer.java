package io.understudy.intent.control.training;

import io.understudy.failure.entity.DomainException;
import io.understudy.intent.control.evaluation.Answered;
import io.understudy.intent.control.evaluation.Evaluation;
import io.understudy.training.control.LabelledRow;
import io.understudy.training.control.Lanes;
import io.understudy.training.control.Progress;
import io.understudy.training.control.Stages;
import java.util.List;

/**
 * Trains a classifier of texts: a linear machine and a few small networks over the same sparse features, averaged. What is
 * chosen is chosen on validation rows, then all are trained again on these, too; the test rows are never learned from. The
 * same rows, recipe and seed give the same bytes, in whatever order the rows come and on however many threads.
 */
public final class IntentTrainer {

    private IntentTrainer() {}

    /**
     * @param lanes threads to use
     * @throws DomainException INVALID naming the rows or the label that nothing can be learned from
     * @throws io.understudy.training.control.CancelledTrainingException soon after {@code progress} says so
     */
    public static TrainedClassifier train(List<LabelledRow> rows, IntentRecipe recipe, long seed, Lanes lanes, Progress progress) {
        var stages = new Stages(progress);
        var data = stages.time("rows", () -> IntentData.of(rows, recipe, progress));
        var training = new IntentTraining(data, recipe, seed, lanes, progress);
        var choice = stages.time("validation", training::validate);
        progress.say("Chosen on validation: cost %s, %.0f %% of the epochs, accuracy %.4f".formatted(choice.cost(), 100 * choice.passes(), choice.accuracy()));
        var model = stages.time("training", () -> training.train(choice));
        var answered = stages.time("evaluation", () -> model.answer(data.parts().test()));
        var zip = stages.time("bundle", model::zip);
        return new TrainedClassifier(zip, report(data, recipe, seed, training, choice, model, answered, stages), data.testRows(), answered);
    }

    private static IntentReport report(
            IntentData data, IntentRecipe recipe, long seed, IntentTraining training, Validation.Choice choice, IntentModel model,
            Answered answered, Stages stages) {
        var chosen = new IntentReport.Chosen(
                training.validated(), choice.cost(), choice.passes(), choice.threshold(), choice.accuracy(), choice.linearAccuracy(),
                choice.networkAccuracy());
        return new IntentReport(
                recipe, seed, data.counts(), data.digest(), data.labels(), model.features(), chosen,
                answered.rows() == 0 ? null : Evaluation.of(answered), data.warnings(), stages.millis());
    }
}
