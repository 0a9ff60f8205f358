package io.understudy.intent.control.training;

import io.understudy.intent.control.evaluation.Evaluation;
import java.util.List;
import java.util.Map;

/**
 * What there is to remember of a training.
 *
 * @param data what became of them
 * @param dataDigest SHA-256 of the rows that were learned from and tested on, lower-case hex
 * @param labels without that of texts out of scope
 * @param features size of the vocabulary
 * @param validation what was chosen, and how good it was on the validation rows
 * @param evaluation on the test rows, which nothing was chosen by; null where none were kept
 * @param warnings what a person should look at
 * @param stageMillis wall time by stage, in milliseconds
 */
public record IntentReport(
        IntentRecipe recipe,
        long seed,
        Data data,
        String dataDigest,
        List<String> labels,
        int features,
        Chosen validation,
        Evaluation evaluation,
        List<String> warnings,
        Map<String, Long> stageMillis) {

    /**
     * @param given rows that came
     * @param sampled how many of them were looked at
     * @param duplicates rows that said again what another had said
     * @param contradicted rows whose text has another label
     * @param training rows that were learned from, those of the validation among them
     * @param test rows that were kept out
     */
    public record Data(int given, int sampled, int duplicates, int contradicted, int training, int test) {}

    /**
     * @param rows that were validated on
     * @param cost of an error in the linear machine
     * @param passes of the networks, as a share of those that were planned
     * @param threshold least probability of a label that is answered
     * @param accuracy of all together, of the linear machine alone, and of the networks alone
     */
    public record Chosen(
            int rows, double cost, double passes, double threshold, double accuracy, double linearAccuracy, double networkAccuracy) {}
}
