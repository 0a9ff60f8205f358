package io.understudy.intent.control.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.text.control.FeatureBag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CrammerSingerTest {

    private static final int FEATURES = 12;
    private static final int CLASSES = 4;
    private static final double COST = 1.5;

    /** The objective is convex, so weights near which nothing is better are the best. */
    @Test
    void findsTheLeastOfItsObjective() {
        var data = data(60, 1);
        var weights = CrammerSinger.train(data, COST, 1, () -> {});
        double found = objective(data, weights);

        var random = new SplittableRandom(2);
        for (int trial = 0; trial < 300; trial++) {
            var other = new float[FEATURES][];
            double step = Math.pow(10, -random.nextInt(1, 4));
            for (int f = 0; f < FEATURES; f++) {
                other[f] = weights[f].clone();
                for (int k = 0; k < CLASSES; k++) other[f][k] += (float) (step * random.nextDouble(-1, 1));
            }
            assertTrue(objective(data, other) > found * 0.99, () -> "a better objective than " + found);
        }
        assertTrue(found < objective(data, new float[FEATURES][CLASSES]));
    }

    /** A row that counts twice is the same as two rows. */
    @Test
    void aWeightIsSoManyRows() {
        var data = data(40, 1);
        var bags = new ArrayList<>(data.bags());
        bags.addAll(data.bags());
        var labels = Arrays.copyOf(data.labels(), 80);
        System.arraycopy(data.labels(), 0, labels, 40, 40);
        var ones = new float[80];
        Arrays.fill(ones, 1);
        var twice = new Examples(bags, labels, ones, CLASSES, FEATURES);

        var heavy = CrammerSinger.train(data(40, 2), COST, 1, () -> {});
        var many = CrammerSinger.train(twice, COST, 1, () -> {});

        assertEquals(objective(twice, many), objective(twice, heavy), objective(twice, many) * 0.03);
    }

    private static double objective(Examples data, float[][] weights) {
        double sum = 0;
        for (var row : weights) for (float value : row) sum += 0.5 * value * value;
        var logits = Logits.linear(weights, data);
        for (int i = 0; i < data.size(); i++) {
            double worst = 0;
            for (int k = 0; k < CLASSES; k++) {
                worst = Math.max(worst, logits[i][k] + (k == data.labels()[i] ? 0 : 1) - logits[i][data.labels()[i]]);
            }
            sum += COST * data.weights()[i] * worst;
        }
        return sum;
    }

    /** Rows of three features, of which the first two tell the class but for one row in ten. */
    private static Examples data(int rows, float weight) {
        var random = new SplittableRandom(5);
        List<FeatureBag> bags = new ArrayList<>();
        var labels = new int[rows];
        var weights = new float[rows];
        Arrays.fill(weights, weight);
        for (int i = 0; i < rows; i++) {
            int k = random.nextInt(CLASSES);
            labels[i] = random.nextInt(10) == 0 ? random.nextInt(CLASSES) : k;
            bags.add(new FeatureBag(new int[] {k, 4 + k, 8 + random.nextInt(4)}, new float[] {0.6f, 0.6f, 0.53f}));
        }
        return new Examples(bags, labels, weights, CLASSES, FEATURES);
    }
}
