package io.understudy.intent.control.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Below which probability of the best label a text is out of scope. With examples of such texts: where the share of them that
 * is found, plus the share of the others that is answered rightly, is largest. Without: where a wanted share of the rows stays
 * in scope.
 */
final class Threshold {

    private Threshold() {}

    /**
     * @param logits calibrated
     * @param outOfScope place of the class of texts out of scope; −1 for none
     */
    static double of(List<float[]> logits, int[] labels, int outOfScope, double inScopeShare) {
        var best = new double[labels.length];
        var right = new boolean[labels.length];
        for (int i = 0; i < labels.length; i++) {
            var probabilities = logits.get(i).clone();
            Softmax.of(probabilities);
            int top = top(probabilities, outOfScope);
            best[i] = probabilities[top];
            right[i] = top == labels[i];
        }
        boolean examples = IntStream.of(labels).anyMatch(label -> label == outOfScope);
        return examples ? separating(best, right, labels, outOfScope) : leaving(best, inScopeShare);
    }

    private static int top(float[] probabilities, int except) {
        int top = except == 0 ? 1 : 0;
        for (int k = top + 1; k < probabilities.length; k++) if (k != except && probabilities[k] > probabilities[top]) top = k;
        return top;
    }

    private static double leaving(double[] best, double share) {
        var sorted = best.clone();
        Arrays.sort(sorted);
        return sorted[Math.clamp(sorted.length - (long) Math.ceil(share * sorted.length), 0, sorted.length - 1)];
    }

    private static double separating(double[] best, boolean[] right, int[] labels, int outOfScope) {
        var order = IntStream.range(0, best.length).boxed().sorted((a, b) -> Double.compare(best[a], best[b])).toList();
        double outside = IntStream.of(labels).filter(label -> label == outOfScope).count();
        double inside = Math.max(1, labels.length - outside);
        double gain = 0;
        double most = 0;
        double threshold = 0;
        for (int i = 0; i < order.size(); i++) {
            int row = order.get(i);
            gain += labels[row] == outOfScope ? 1 / outside : right[row] ? -1 / inside : 0;
            boolean last = i + 1 == order.size();
            if (gain > most && (last || best[order.get(i + 1)] > best[row])) {
                most = gain;
                threshold = last ? 1 : (best[row] + best[order.get(i + 1)]) / 2;
            }
        }
        return threshold;
    }
}
