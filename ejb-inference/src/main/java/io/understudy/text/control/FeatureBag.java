package io.understudy.text.control;

/**
 * A text as the model sees it: rows of the embedding matrix, each once and in ascending order, and their weights, which
 * have Euclidean norm 1. Empty for a text of which no feature is known.
 */
public record FeatureBag(int[] ids, float[] weights) {

    public int size() {
        return ids.length;
    }
}
