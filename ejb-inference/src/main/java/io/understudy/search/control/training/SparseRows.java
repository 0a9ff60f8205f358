package io.understudy.search.control.training;

import io.understudy.text.control.FeatureBag;
import io.understudy.training.control.Lanes;
import java.util.List;

/** A sparse matrix, one bag of features a row. */
record SparseRows(List<FeatureBag> rows, int columns) {

    /** {@code A · X} where X is double[columns][k]. */
    double[][] times(double[][] x, Lanes lanes) {
        var product = new double[rows.size()][x[0].length];
        lanes.split(rows.size(), (from, to) -> {
            for (int i = from; i < to; i++) {
                var bag = rows.get(i);
                for (int j = 0; j < bag.size(); j++) DenseRows.addScaled(product[i], x[bag.ids()[j]], bag.weights()[j]);
            }
        });
        return product;
    }

    /** {@code Aᵀ · Y} where Y is double[rows][k]; each lane owns a range of the columns of A. */
    double[][] transposedTimes(double[][] y, Lanes lanes) {
        var product = new double[columns][y[0].length];
        lanes.split(columns, (from, to) -> {
            for (int i = 0; i < rows.size(); i++) {
                var bag = rows.get(i);
                for (int j = 0; j < bag.size(); j++) {
                    int column = bag.ids()[j];
                    if (column >= from && column < to) DenseRows.addScaled(product[column], y[i], bag.weights()[j]);
                }
            }
        });
        return product;
    }
}
