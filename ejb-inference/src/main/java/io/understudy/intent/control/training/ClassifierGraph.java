package io.understudy.intent.control.training;

import io.understudy.training.control.GraphWriter;

/**
 * Writes an {@link Ensemble} as a graph: {@code ids} int64[batch, n] and {@code weights} float[batch, n] in,
 * {@code probabilities} float[batch, classes] out. A text is as many ids as it has features; what pads a row has weight 0.
 */
final class ClassifierGraph {

    private static final String IDS = "ids";
    private static final String WEIGHTS = "weights";
    private static final String AXIS = "axis";
    private static final long FLOAT = 1;

    private final GraphWriter graph = new GraphWriter("intent-classifier");

    private ClassifierGraph() {}

    static byte[] write(Ensemble ensemble) {
        return new ClassifierGraph().build(ensemble);
    }

    private byte[] build(Ensemble ensemble) {
        graph.longInput(IDS, "n");
        graph.floatInput(WEIGHTS, "n");
        graph.floatOutput("probabilities", ensemble.linear().width());
        graph.longs(AXIS, 1);
        var logits = weightedSum("linear", ensemble.linear());
        for (int i = 0; i < ensemble.networks().size(); i++) {
            logits = graph.node("Add", "logits_" + i, logits, network("network_" + i, ensemble.networks().get(i)));
        }
        graph.node(GraphWriter.integer("axis", 1), "Softmax", "probabilities", logits);
        return graph.toBytes();
    }

    private String network(String name, Ensemble.Network network) {
        var sum = weightedSum(name, network.embeddings());
        var biased = graph.node("Add", name + "_biased", sum, graph.floats(name + "_hidden_bias", network.hiddenBias()));
        var hidden = graph.node("Relu", name + "_hidden", biased);
        var output = graph.node("MatMul", name + "_output_sum", hidden, graph.floats(name + "_output", network.output()));
        return graph.node("Add", name + "_logits", output, graph.floats(name + "_bias", network.bias()));
    }

    /** {@code Σⱼ weightⱼ · scaleⱼ · cellsⱼ}: only the rows that a text names are read. */
    private String weightedSum(String name, QuantisedTable table) {
        var cells = graph.node("Gather", name + "_cells", graph.bytes(name + "_table", table.cells()), IDS);
        var rows = graph.node(GraphWriter.integer("to", FLOAT), "Cast", name + "_rows", cells);
        var scales = graph.node("Gather", name + "_row_scales", graph.floats(name + "_scales", table.scales()), IDS);
        var factors = graph.node("Mul", name + "_factors", WEIGHTS, scales);
        var across = graph.node("Unsqueeze", name + "_across", factors, AXIS);
        var product = graph.node("MatMul", name + "_product", across, rows);
        return graph.node("Squeeze", name + "_sum", product, AXIS);
    }
}
