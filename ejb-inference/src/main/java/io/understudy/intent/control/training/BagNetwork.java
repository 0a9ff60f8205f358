package io.understudy.intent.control.training;

import io.understudy.text.control.FeatureBag;
import io.understudy.training.control.Vectors;

/**
 * A bag of embeddings with one hidden layer: {@code h = max(0, Σⱼ wⱼ·Eⱼ + b)}, {@code z = Uᵀh + c}, and the softmax of z are
 * the probabilities.
 *
 * @param embeddings E, float[features][d]
 * @param hiddenBias b, float[d]
 * @param output U, float[d][classes]
 * @param bias c, float[classes]
 */
record BagNetwork(float[][] embeddings, float[] hiddenBias, float[][] output, float[] bias) {

    int dimension() {
        return hiddenBias.length;
    }

    /** z of one text. */
    float[] logits(FeatureBag bag) {
        var hidden = hiddenBias.clone();
        Vectors.addAll(hidden, embeddings, bag.ids(), bag.weights(), 0, bag.size());
        var logits = bias.clone();
        for (int d = 0; d < hidden.length; d++) if (hidden[d] > 0) Vectors.addScaled(logits, output[d], hidden[d]);
        return logits;
    }
}
