package io.understudy.intent.control.training;

import static io.understudy.intent.control.training.IntentRecipe.require;

/**
 * How one embedding-bag network is trained.
 *
 * @param dimension of the hidden layer
 * @param epochs most passes over the rows, where these are not few
 * @param rate of the first step
 * @param featureDropout share of a text's features that each step leaves out
 * @param hiddenDropout share of the hidden units that each step leaves out
 * @param smoothing share of a label's probability that is spread over all labels (Szegedy and others 2016)
 */
public record NetworkRecipe(int dimension, int epochs, float rate, float featureDropout, float hiddenDropout, float smoothing) {

    public static final NetworkRecipe STANDARD = new NetworkRecipe(96, 30, 0.1f, 0.3f, 0.3f, 0.05f);

    /** Below so many steps in all nothing settles, so few rows are passed over more often, up to {@link #MOST_EPOCHS} times. */
    private static final int LEAST_STEPS = 40_000;

    private static final int MOST_EPOCHS = 200;

    public NetworkRecipe {
        require(dimension >= 8 && dimension <= 256, "dimension", "must be from 8 to 256");
        require(epochs >= 1 && epochs <= MOST_EPOCHS, "epochs", "must be from 1 to " + MOST_EPOCHS);
        require(rate > 0 && rate <= 10, "rate", "must be above 0 and at most 10");
        require(featureDropout >= 0 && featureDropout < 1, "feature_dropout", "must be from 0 to below 1");
        require(hiddenDropout >= 0 && hiddenDropout < 1, "hidden_dropout", "must be from 0 to below 1");
        require(smoothing >= 0 && smoothing < 1, "smoothing", "must be from 0 to below 1");
    }

    /** Most passes over so many rows. */
    int epochs(int rows) {
        return Math.clamp(Math.ceilDiv(LEAST_STEPS, Math.max(1, rows)), epochs, MOST_EPOCHS);
    }
}
