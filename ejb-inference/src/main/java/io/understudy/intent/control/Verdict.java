package io.understudy.intent.control;

/**
 * What a classifier says of one text.
 *
 * @param probabilities one a label, in the order of {@link TextClassifier#labels()}. They sum to 1, or to less where the
 *     classifier has learned what is out of scope: what is left is the probability of that
 * @param outOfScope whether even the most probable label is too improbable to be answered
 */
public record Verdict(float[] probabilities, boolean outOfScope) {

    /** The most probable label's place; the first of equals. */
    public int top() {
        int top = 0;
        for (int i = 1; i < probabilities.length; i++) if (probabilities[i] > probabilities[top]) top = i;
        return top;
    }

    public float confidence() {
        return probabilities[top()];
    }
}
