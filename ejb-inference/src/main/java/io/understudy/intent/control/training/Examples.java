package io.understudy.intent.control.training;

import io.understudy.text.control.FeatureBag;
import java.util.List;

/**
 * Encoded rows.
 *
 * @param labels place of the row's label
 * @param weights how much the row counts, above 0
 * @param classes how many labels there are
 * @param features size of the vocabulary
 */
record Examples(List<FeatureBag> bags, int[] labels, float[] weights, int classes, int features) {

    int size() {
        return labels.length;
    }
}
