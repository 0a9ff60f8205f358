package io.understudy.search.control.training;

import io.understudy.training.control.GraphWriter;

/**
 * Writes the graph of an embedding bag: {@code ids} int64[batch, n] and {@code weights} float[batch, n] in,
 * {@code embedding} float[batch, d] out, which is the weighted sum of the rows of the matrix, divided by its Euclidean
 * norm; a sum of zero stays zero.
 */
final class BagGraph {

    /** Far below any real norm: it only keeps 0/0 out. */
    private static final float TINY = 1e-20f;

    private BagGraph() {}

    /** @param matrix float[features][dimension] */
    static byte[] write(float[][] matrix) {
        var graph = new GraphWriter("embedding-bag");
        graph.longInput("ids", "n");
        graph.floatInput("weights", "n");
        graph.floatOutput("embedding", matrix[0].length);
        graph.longs("axis", 1);
        graph.node("Gather", "rows", graph.floats("matrix", matrix), "ids");
        graph.node("Unsqueeze", "weight_rows", "weights", "axis");
        graph.node("MatMul", "sum_rows", "weight_rows", "rows");
        graph.node("Squeeze", "sum", "sum_rows", "axis");
        graph.node(GraphWriter.integers("axes", 1L), "ReduceL2", "norm", "sum");
        graph.node("Max", "divisor", "norm", graph.floats("tiny", TINY));
        graph.node("Div", "embedding", "sum", "divisor");
        return graph.toBytes();
    }
}
