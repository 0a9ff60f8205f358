package io.understudy.intent.control.transformer;

/** What makes probabilities of a text's logits x, divided by a temperature first. */
enum Activation {
    /** One label is right: e^x over the sum of all. */
    SOFTMAX {
        @Override
        float[] probabilities(float[] logits, double temperature) {
            var highest = Double.NEGATIVE_INFINITY;
            for (var logit : logits) highest = Math.max(highest, logit);
            var powers = new double[logits.length];
            var total = 0.0;
            // With the highest at e^0, none overflows.
            for (int i = 0; i < logits.length; i++) total += powers[i] = Math.exp((logits[i] - highest) / temperature);
            var probabilities = new float[logits.length];
            for (int i = 0; i < logits.length; i++) probabilities[i] = (float) (powers[i] / total);
            return probabilities;
        }
    },

    /** Any number of labels is right: 1 / (1 + e^-x) of each by itself. */
    SIGMOID {
        @Override
        float[] probabilities(float[] logits, double temperature) {
            var probabilities = new float[logits.length];
            for (int i = 0; i < logits.length; i++) probabilities[i] = (float) (1 / (1 + Math.exp(-logits[i] / temperature)));
            return probabilities;
        }
    };

    abstract float[] probabilities(float[] logits, double temperature);
}
