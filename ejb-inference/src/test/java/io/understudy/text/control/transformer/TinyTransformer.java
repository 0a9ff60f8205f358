package io.understudy.text.control.transformer;

import static io.understudy.text.control.transformer.GraphBuilder.number;
import static io.understudy.text.control.transformer.GraphBuilder.numbers;
import static io.understudy.text.control.transformer.GraphBuilder.real;

import java.util.List;
import java.util.Random;

/**
 * The weights of a one-block BERT encoder and its ONNX graph: token, position and segment embeddings, self-attention
 * with two heads under the mask, residual and layer norm, GELU feed-forward, residual and layer norm.
 */
public final class TinyTransformer {

    public static final int DIMENSION = 8;
    public static final int HEADS = 2;
    public static final int HEAD = DIMENSION / HEADS;
    public static final int INNER = 16;
    public static final int POSITIONS = 24;
    public static final int VOCABULARY = 30;
    public static final int LABELS = 3;
    public static final double EPSILON = 1e-12;

    private final Random random = new Random(7);

    final double[] words = weights(VOCABULARY * DIMENSION);
    final double[] positions = weights(POSITIONS * DIMENSION);
    final double[] segments = weights(2 * DIMENSION);
    final double[] query = weights(DIMENSION * DIMENSION);
    final double[] key = weights(DIMENSION * DIMENSION);
    final double[] value = weights(DIMENSION * DIMENSION);
    final double[] mix = weights(DIMENSION * DIMENSION);
    final double[] queryBias = weights(DIMENSION);
    final double[] keyBias = weights(DIMENSION);
    final double[] valueBias = weights(DIMENSION);
    final double[] mixBias = weights(DIMENSION);
    final double[] scale1 = weights(DIMENSION);
    final double[] shift1 = weights(DIMENSION);
    final double[] widen = weights(DIMENSION * INNER);
    final double[] widenBias = weights(INNER);
    final double[] narrow = weights(INNER * DIMENSION);
    final double[] narrowBias = weights(DIMENSION);
    final double[] scale2 = weights(DIMENSION);
    final double[] shift2 = weights(DIMENSION);
    final double[] judge = weights(DIMENSION * LABELS);
    final double[] judgeBias = weights(LABELS);

    /** The usual export: three inputs, {@code last_hidden_state} of known dimension. */
    public byte[] graph() {
        var g = new GraphBuilder();
        g.output(encoder(g, true), "last_hidden_state", GraphBuilder.FLOAT, "rows", "tokens", DIMENSION);
        return g.bytes();
    }

    /** Without {@code token_type_ids}; every text is then segment 0 anyway. */
    public byte[] graphOfTwoInputs() {
        var g = new GraphBuilder();
        g.output(encoder(g, false), "token_embeddings", GraphBuilder.FLOAT, "rows", "tokens", DIMENSION);
        return g.bytes();
    }

    public byte[] halfPrecisionGraph() {
        var g = new GraphBuilder();
        var half = g.node("Cast", List.of(encoder(g, true)), number("to", GraphBuilder.FLOAT16));
        g.output(half, "last_hidden_state", GraphBuilder.FLOAT16, "rows", "tokens", DIMENSION);
        return g.bytes();
    }

    /** Gives the tokens and, beside them, their largest value per axis: a pooling that nothing but the graph knows. */
    public byte[] pooledGraph() {
        var g = new GraphBuilder();
        var hidden = encoder(g, true);
        g.output(hidden, "token_embeddings", GraphBuilder.FLOAT, "rows", "tokens", DIMENSION);
        var largest = g.node("ReduceMax", List.of(hidden), numbers("axes", 1), number("keepdims", 0));
        g.output(largest, "sentence_embedding", GraphBuilder.FLOAT, "rows", DIMENSION);
        return g.bytes();
    }

    /** Keeps the first six of the eight axes in a way that no shape inference sees. */
    public byte[] graphOfOpenDimension() {
        var g = new GraphBuilder();
        var keep = g.node("Less", List.of(g.longs(0, 1, 2, 3, 4, 5, 6, 7), g.longScalar(6)));
        var kept = g.node("Compress", List.of(encoder(g, true), keep), number("axis", 2));
        g.output(kept, "last_hidden_state", GraphBuilder.FLOAT, "rows", "tokens", "dimension");
        return g.bytes();
    }

    /** The first token's vector over and over, to a dimension that the index cannot hold. */
    public byte[] graphOfDimension(int dimension) {
        var g = new GraphBuilder();
        var many = g.node("Tile", List.of(encoder(g, true), g.longs(1, 1, dimension / DIMENSION)));
        g.output(many, "last_hidden_state", GraphBuilder.FLOAT, "rows", "tokens", dimension);
        return g.bytes();
    }

    /** Divides by zero where the encoder is done. */
    public byte[] infiniteGraph() {
        var g = new GraphBuilder();
        var infinite = g.node("Div", List.of(encoder(g, true), g.scalar(0)));
        g.output(infinite, "last_hidden_state", GraphBuilder.FLOAT, "rows", "tokens", DIMENSION);
        return g.bytes();
    }

    /** The usual export of a classifier: logits of the first token's vector. */
    public byte[] classifierGraph() {
        var g = new GraphBuilder();
        g.output(logits(g), "logits", GraphBuilder.FLOAT, "rows", LABELS);
        return g.bytes();
    }

    /** Logits that shrink with the largest among all rows of the run, as where a graph quantises what it is given. */
    public byte[] graphThatMindsCompany() {
        var g = new GraphBuilder();
        var logits = logits(g);
        var largest = g.node("ReduceMax", List.of(g.node("Abs", List.of(logits))), number("keepdims", 0));
        g.output(g.node("Div", List.of(logits, largest)), "logits", GraphBuilder.FLOAT, "rows", LABELS);
        return g.bytes();
    }

    private String logits(GraphBuilder g) {
        var first = g.node("Gather", List.of(encoder(g, true), g.longScalar(0)), number("axis", 1));
        return dense(g, first, judge, judgeBias, DIMENSION, LABELS);
    }

    private String encoder(GraphBuilder g, boolean typed) {
        var ids = g.input("input_ids", GraphBuilder.INT64, "rows", "tokens");
        var mask = g.input("attention_mask", GraphBuilder.INT64, "rows", "tokens");
        var x = g.node("Add", List.of(
                g.node("Gather", List.of(g.floats(words, VOCABULARY, DIMENSION), ids)), positions(g, ids)));
        if (typed) {
            var types = g.input("token_type_ids", GraphBuilder.INT64, "rows", "tokens");
            x = g.node("Add", List.of(x, g.node("Gather", List.of(g.floats(segments, 2, DIMENSION), types))));
        }
        var attended = norm(g, g.node("Add", List.of(x, attention(g, x, mask))), scale1, shift1);
        return norm(g, g.node("Add", List.of(attended, feedForward(g, attended))), scale2, shift2);
    }

    private String positions(GraphBuilder g, String ids) {
        var count = g.node("Gather", List.of(g.node("Shape", List.of(ids)), g.longScalar(1)));
        var range = g.node("Range", List.of(g.longScalar(0), count, g.longScalar(1)));
        return g.node("Gather", List.of(g.floats(positions, POSITIONS, DIMENSION), range));
    }

    private String attention(GraphBuilder g, String x, String mask) {
        var q = heads(g, dense(g, x, query, queryBias, DIMENSION, DIMENSION), 0, 2, 1, 3);
        var k = heads(g, dense(g, x, key, keyBias, DIMENSION, DIMENSION), 0, 2, 3, 1);
        var v = heads(g, dense(g, x, value, valueBias, DIMENSION, DIMENSION), 0, 2, 1, 3);
        var scores = g.node("Mul", List.of(g.node("MatMul", List.of(q, k)), g.scalar(1 / Math.sqrt(HEAD))));
        var seen = g.node("Unsqueeze", List.of(g.node("Cast", List.of(mask), number("to", GraphBuilder.FLOAT)), g.longs(1, 2)));
        var hidden = g.node("Mul", List.of(g.node("Sub", List.of(g.scalar(1), seen)), g.scalar(-1e9)));
        var weights = g.node("Softmax", List.of(g.node("Add", List.of(scores, hidden))), number("axis", -1));
        var context = g.node("Transpose", List.of(g.node("MatMul", List.of(weights, v))), numbers("perm", 0, 2, 1, 3));
        var joined = g.node("Reshape", List.of(context, g.longs(0, 0, DIMENSION)));
        return dense(g, joined, mix, mixBias, DIMENSION, DIMENSION);
    }

    private static String heads(GraphBuilder g, String x, long... order) {
        return g.node("Transpose", List.of(g.node("Reshape", List.of(x, g.longs(0, 0, HEADS, HEAD)))), numbers("perm", order));
    }

    /** GELU by the error function: x/2 · (1 + erf(x/√2)). */
    private String feedForward(GraphBuilder g, String x) {
        var wide = dense(g, x, widen, widenBias, DIMENSION, INNER);
        var erf = g.node("Erf", List.of(g.node("Div", List.of(wide, g.scalar(Math.sqrt(2))))));
        var half = g.node("Mul", List.of(wide, g.scalar(0.5)));
        var gelu = g.node("Mul", List.of(half, g.node("Add", List.of(erf, g.scalar(1)))));
        return dense(g, gelu, narrow, narrowBias, INNER, DIMENSION);
    }

    private static String dense(GraphBuilder g, String x, double[] weights, double[] bias, int in, int out) {
        return g.node("Add", List.of(g.node("MatMul", List.of(x, g.floats(weights, in, out))), g.floats(bias, out)));
    }

    private static String norm(GraphBuilder g, String x, double[] scale, double[] shift) {
        return g.node("LayerNormalization", List.of(x, g.floats(scale, DIMENSION), g.floats(shift, DIMENSION)),
                number("axis", -1), real("epsilon", EPSILON));
    }

    /** Rounded to float, as the graph holds them. */
    private double[] weights(int count) {
        var weights = new double[count];
        for (var i = 0; i < count; i++) weights[i] = (float) (random.nextGaussian() * 0.6);
        return weights;
    }
}
