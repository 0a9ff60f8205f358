package io.understudy.search.control.training;

import io.understudy.training.control.Lanes;
import java.util.SplittableRandom;

/**
 * The matrix before contrastive training. The first dimensions are latent semantic analysis (Deerwester and others, 1990):
 * a basis of the leading right singular vectors of the tf-idf matrix, scaled so that rows have norm 1 on average. In the others each row has
 * random signs, a projection that keeps different features apart (Johnson and Lindenstrauss) where the latent part has
 * merged them.
 */
final class LatentStart {

    private static final int ITERATIONS = 1;

    private LatentStart() {}

    static float[][] matrix(SparseRows texts, Recipe recipe, long seed, Lanes lanes) {
        int dimension = recipe.dimension();
        int latent = Math.min(recipe.latent(), Math.min(texts.columns(), texts.rows().size()));
        var space = LatentSpace.basis(texts, latent, ITERATIONS, seed, lanes);
        double scale = 1 / rootMeanSquareNorm(space);
        var random = new SplittableRandom(seed);
        float sign = (float) (recipe.memory() / Math.sqrt(Math.max(1, dimension - latent)));
        var matrix = new float[texts.columns()][dimension];
        for (int row = 0; row < texts.columns(); row++) {
            for (int k = 0; k < latent; k++) matrix[row][k] = (float) (space[row][k] * scale);
            for (int k = latent; k < dimension; k++) matrix[row][k] = random.nextBoolean() ? sign : -sign;
        }
        return matrix;
    }

    private static double rootMeanSquareNorm(double[][] rows) {
        double squares = 0;
        for (var row : rows) for (double value : row) squares += value * value;
        return Math.sqrt(squares / rows.length);
    }
}
