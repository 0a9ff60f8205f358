package io.understudy.intent.control.training;

import io.understudy.text.control.FeatureBag;
import io.understudy.training.control.Vectors;
import java.util.List;

/**
 * The finished classifier: the logits of a linear machine and of networks, each already scaled, add up; the softmax of the
 * sum is the mean of their log-probabilities, calibrated. {@link ClassifierGraph} computes the same.
 */
record Ensemble(QuantisedTable linear, List<Network> networks) {

    /** A {@link BagNetwork} with its embeddings quantised. */
    record Network(QuantisedTable embeddings, float[] hiddenBias, float[][] output, float[] bias) {

        static Network of(BagNetwork network, float factor) {
            var output = new float[network.output().length][];
            for (int d = 0; d < output.length; d++) output[d] = scaled(network.output()[d], factor);
            return new Network(QuantisedTable.of(network.embeddings()), network.hiddenBias().clone(), output, scaled(network.bias(), factor));
        }

        private void addLogits(FeatureBag bag, float[] logits) {
            var hidden = embeddings.sum(bag);
            for (int d = 0; d < hidden.length; d++) {
                float active = Math.max(0, hidden[d] + hiddenBias[d]);
                if (active > 0) Vectors.addScaled(logits, output[d], active);
            }
            Vectors.addScaled(logits, bias, 1);
        }
    }

    /** @param mixture how much each kind counts */
    static Ensemble of(float[][] linear, List<BagNetwork> networks, Mixture mixture) {
        return new Ensemble(
                QuantisedTable.of(linear).times((float) mixture.linear()),
                networks.stream().map(n -> Network.of(n, (float) mixture.network() / networks.size())).toList());
    }

    /** One for each class, summing to 1. */
    float[] probabilities(FeatureBag bag) {
        var logits = linear.sum(bag);
        for (var network : networks) network.addLogits(bag, logits);
        Softmax.of(logits);
        return logits;
    }

    private static float[] scaled(float[] values, float factor) {
        var scaled = new float[values.length];
        for (int i = 0; i < values.length; i++) scaled[i] = values[i] * factor;
        return scaled;
    }
}
