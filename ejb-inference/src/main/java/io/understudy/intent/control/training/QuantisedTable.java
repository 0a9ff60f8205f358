package io.understudy.intent.control.training;

import io.understudy.text.control.FeatureBag;

/**
 * A matrix of which each row is kept as bytes and one scale, the largest magnitude of the row being 127: a quarter of the
 * size, and no answer changes by it that was not a draw.
 *
 * @param cells byte[features][width]
 * @param scales float[features]
 */
record QuantisedTable(byte[][] cells, float[] scales) {

    private static final int LARGEST = 127;

    static QuantisedTable of(float[][] rows) {
        var table = new QuantisedTable(new byte[rows.length][rows[0].length], new float[rows.length]);
        for (int r = 0; r < rows.length; r++) {
            float largest = 0;
            for (float value : rows[r]) largest = Math.max(largest, Math.abs(value));
            table.scales[r] = largest / LARGEST;
            for (int c = 0; c < rows[r].length && largest > 0; c++) table.cells[r][c] = (byte) Math.round(rows[r][c] / largest * LARGEST);
        }
        return table;
    }

    int width() {
        return cells[0].length;
    }

    QuantisedTable times(float factor) {
        var scaled = scales.clone();
        for (int r = 0; r < scaled.length; r++) scaled[r] *= factor;
        return new QuantisedTable(cells, scaled);
    }

    /** The weighted sum of the rows of a text. */
    float[] sum(FeatureBag bag) {
        var sum = new float[width()];
        for (int j = 0; j < bag.size(); j++) {
            var row = cells[bag.ids()[j]];
            float weight = bag.weights()[j] * scales[bag.ids()[j]];
            for (int c = 0; c < sum.length; c++) sum[c] += weight * row[c];
        }
        return sum;
    }

}
