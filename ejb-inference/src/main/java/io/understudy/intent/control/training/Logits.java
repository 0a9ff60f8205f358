package io.understudy.intent.control.training;

import io.understudy.training.control.Vectors;
import java.util.ArrayList;
import java.util.List;

/** Logits of many rows: {@code float[rows][classes]}. */
final class Logits {

    private Logits() {}

    /** @param weights float[features][classes] */
    static float[][] linear(float[][] weights, Examples rows) {
        var logits = new float[rows.size()][rows.classes()];
        for (int i = 0; i < logits.length; i++) {
            var bag = rows.bags().get(i);
            Vectors.addAll(logits[i], weights, bag.ids(), bag.weights(), 0, bag.size());
        }
        return logits;
    }

    static float[][] of(BagNetwork network, Examples rows) {
        var logits = new float[rows.size()][];
        for (int i = 0; i < logits.length; i++) logits[i] = network.logits(rows.bags().get(i));
        return logits;
    }

    static List<float[]> mean(List<float[][]> all) {
        var mean = new ArrayList<float[]>();
        for (int i = 0; i < all.getFirst().length; i++) {
            var sum = new float[all.getFirst()[i].length];
            for (var one : all) Vectors.addScaled(sum, one[i], 1f / all.size());
            mean.add(sum);
        }
        return mean;
    }

    static double accuracy(List<float[]> logits, int[] labels) {
        int right = 0;
        for (int i = 0; i < labels.length; i++) if (top(logits.get(i)) == labels[i]) right++;
        return (double) right / labels.length;
    }

    private static int top(float[] logits) {
        int top = 0;
        for (int k = 1; k < logits.length; k++) if (logits[k] > logits[top]) top = k;
        return top;
    }
}
