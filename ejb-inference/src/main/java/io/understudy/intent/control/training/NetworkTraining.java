package io.understudy.intent.control.training;

import io.understudy.text.control.FeatureBag;
import io.understudy.training.control.Vectors;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Trains a {@link BagNetwork} by stochastic gradient descent on the cross-entropy, one row at a time, with Adagrad (Duchi,
 * Hazan, Singer 2011; one accumulator a row of each matrix) under a rate that falls linearly. Features and hidden units are
 * dropped at random (Srivastava and others, «Dropout», 2014). Runs on one thread, so the same seed gives the same network.
 */
final class NetworkTraining {

    private static final float EPSILON = 1e-8f;
    /** The rate of the last step, as a share of the first. */
    private static final float LAST = 0.02f;

    private final Examples data;
    private final NetworkRecipe recipe;
    private final SplittableRandom random;
    private final BagNetwork network;
    private final float[] embeddingSquares;
    private final float[] outputSquares;
    private float hiddenSquares;
    private float biasSquares;
    private final int[] order;
    private final float[] hidden;
    private final float[] slope;
    private final float[] back;
    private int[] keptIds = new int[64];
    private float[] keptWeights = new float[64];
    private final int planned;
    private int epochs;

    NetworkTraining(Examples data, NetworkRecipe recipe, long seed) {
        this.data = data;
        this.recipe = recipe;
        this.random = new SplittableRandom(seed);
        int d = recipe.dimension();
        this.network = new BagNetwork(
                uniform(data.features(), d, 1 / Math.sqrt(d)), new float[d], uniform(d, data.classes(), Math.sqrt(6.0 / (d + data.classes()))),
                new float[data.classes()]);
        this.embeddingSquares = new float[data.features()];
        this.outputSquares = new float[d];
        this.order = IntStream.range(0, data.size()).filter(i -> data.bags().get(i).size() > 0).toArray();
        this.planned = recipe.epochs(data.size());
        this.hidden = new float[d];
        this.slope = new float[data.classes()];
        this.back = new float[d];
    }

    private float[][] uniform(int rows, int columns, double most) {
        var matrix = new float[rows][columns];
        for (var row : matrix) for (int c = 0; c < columns; c++) row[c] = (float) random.nextDouble(-most, most);
        return matrix;
    }

    /** How many epochs a share of those that are planned is. */
    int epochsAt(double share) {
        return Math.max(1, (int) Math.round(share * planned));
    }

    /** What has been learned so far; changes with every epoch. */
    BagNetwork network() {
        return network;
    }

    /** @param pause called many times a second; what it throws ends the training */
    void epoch(Runnable pause) {
        shuffle();
        for (int at = 0; at < order.length; at++) {
            if (at % 64 == 0) pause.run();
            float done = (epochs + (float) at / order.length) / planned;
            learn(order[at], recipe.rate() * Math.max(LAST, 1 - done));
        }
        epochs++;
    }

    private void learn(int row, float rate) {
        int kept = dropFeatures(data.bags().get(row));
        forward(kept);
        softmaxSlope(data.labels()[row], data.weights()[row]);
        Arrays.fill(back, 0);
        for (int d = 0; d < hidden.length; d++) {
            if (hidden[d] > 0) back[d] = Vectors.product(network.output()[d], slope) * keptScale();
        }
        for (int d = 0; d < hidden.length; d++) if (hidden[d] > 0) stepOutput(d, rate);
        biasSquares += Vectors.squares(slope) / slope.length;
        Vectors.addScaled(network.bias(), slope, -rate / ((float) Math.sqrt(biasSquares) + EPSILON));
        stepEmbeddings(kept, rate);
    }

    private float keptScale() {
        return 1 / (1 - recipe.hiddenDropout());
    }

    /** Leaves out features at random and scales the rest, so that their sum stays the same on average. */
    private int dropFeatures(FeatureBag bag) {
        if (keptIds.length < bag.size()) {
            keptIds = new int[bag.size() * 2];
            keptWeights = new float[bag.size() * 2];
        }
        float scale = 1 / (1 - recipe.featureDropout());
        int kept = 0;
        for (int j = 0; j < bag.size(); j++) {
            if (random.nextDouble() < recipe.featureDropout()) continue;
            keptIds[kept] = bag.ids()[j];
            keptWeights[kept++] = bag.weights()[j] * scale;
        }
        return kept;
    }

    private void forward(int kept) {
        System.arraycopy(network.hiddenBias(), 0, hidden, 0, hidden.length);
        Vectors.addAll(hidden, network.embeddings(), keptIds, keptWeights, 0, kept);
        float scale = keptScale();
        System.arraycopy(network.bias(), 0, slope, 0, slope.length);
        for (int d = 0; d < hidden.length; d++) {
            boolean dropped = random.nextDouble() < recipe.hiddenDropout();
            hidden[d] = dropped || hidden[d] <= 0 ? 0 : hidden[d] * scale;
            if (hidden[d] > 0) Vectors.addScaled(slope, network.output()[d], hidden[d]);
        }
    }

    /** Turns logits into the slope of the smoothed cross-entropy. */
    private void softmaxSlope(int label, float weight) {
        double sum = Softmax.exponentials(slope);
        float others = recipe.smoothing() / slope.length;
        for (int k = 0; k < slope.length; k++) {
            float target = others + (k == label ? 1 - recipe.smoothing() : 0);
            slope[k] = ((float) (slope[k] / sum) - target) * weight;
        }
    }

    private void stepOutput(int d, float rate) {
        outputSquares[d] += hidden[d] * hidden[d] * Vectors.squares(slope) / slope.length;
        Vectors.addScaled(network.output()[d], slope, -rate * hidden[d] / ((float) Math.sqrt(outputSquares[d]) + EPSILON));
    }

    private void stepEmbeddings(int kept, float rate) {
        float square = Vectors.squares(back) / back.length;
        hiddenSquares += square;
        Vectors.addScaled(network.hiddenBias(), back, -rate / ((float) Math.sqrt(hiddenSquares) + EPSILON));
        for (int j = 0; j < kept; j++) {
            int id = keptIds[j];
            float weight = keptWeights[j];
            embeddingSquares[id] += weight * weight * square;
            float step = -rate * weight / ((float) Math.sqrt(embeddingSquares[id]) + EPSILON);
            Vectors.addScaled(network.embeddings()[id], back, step);
        }
    }

    private void shuffle() {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int row = order[i];
            order[i] = order[other];
            order[other] = row;
        }
    }
}
