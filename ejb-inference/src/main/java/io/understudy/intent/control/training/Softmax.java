package io.understudy.intent.control.training;

/** {@code exp(zₖ) / Σ exp(z)}, with the highest z taken off first; the same on every machine. */
final class Softmax {

    private Softmax() {}

    /** In place. */
    static void of(float[] logits) {
        float factor = (float) (1 / exponentials(logits));
        for (int k = 0; k < logits.length; k++) logits[k] *= factor;
    }

    /**
     * The numerators, in place.
     *
     * @return their sum, the denominator
     */
    static double exponentials(float[] logits) {
        float highest = Float.NEGATIVE_INFINITY;
        for (float logit : logits) highest = Math.max(highest, logit);
        double sum = 0;
        for (int k = 0; k < logits.length; k++) {
            logits[k] = (float) StrictMath.exp(logits[k] - highest);
            sum += logits[k];
        }
        return sum;
    }
}
