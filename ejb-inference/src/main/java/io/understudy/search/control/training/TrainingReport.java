package io.understudy.search.control.training;

import java.util.List;
import java.util.Map;

/**
 * What there is to remember of a training.
 *
 * @param profiles how many there were
 * @param sampled how many of them were trained on
 * @param dataDigest SHA-256 of those, lower-case hex
 * @param features size of the vocabulary
 * @param losses mean contrastive loss of each epoch
 * @param stageMillis wall time by stage, in milliseconds
 */
public record TrainingReport(
        Recipe recipe,
        long seed,
        long profiles,
        int sampled,
        String dataDigest,
        int features,
        int queries,
        List<Double> losses,
        Map<String, Long> stageMillis) {

    public TrainingReport {
        losses = List.copyOf(losses);
    }
}
