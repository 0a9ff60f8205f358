package io.understudy.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A text-classification export as Hugging Face's tools write it, whose answers one can compute: each word that it knows adds
 * {@code weight} to the logit of its label, in three scripts. The labels are {@code greeting}, {@code craving} and
 * {@code complaint}; what is less likely than a half is out of scope.
 */
final class TinyClassifier {

    static final List<String> LABELS = List.of("greeting", "craving", "complaint");

    /** Their places are their ids, behind padding and the unknown; those of one label follow each other. */
    private static final List<List<String>> WORDS = List.of(
            List.of("hello", "namaste", "नमस्ते", "привет"), List.of("pizza", "sweet", "मिठाई", "пицца"), List.of("late", "cold", "देर", "поздно"));

    private static final String GOLDEN = """
            {"examples": [{"input": {"text": "hello", "top_k": 1}, "output": {"intents": [{"label": "%s"}]}}]}""";

    private TinyClassifier() {}

    static byte[] bundle(float weight) {
        return Onnx.zip(files(weight));
    }

    /** Promises in its golden example that a greeting has this label. */
    static byte[] promising(String label) {
        var files = files(2);
        files.put("golden.json", GOLDEN.formatted(label).getBytes(UTF_8));
        return Onnx.zip(files);
    }

    /** Of a text with so many known words of one label and no other: e^(n·w) over that and the two others. */
    static double probability(double weight, int words) {
        return Math.exp(weight * words) / (Math.exp(weight * words) + LABELS.size() - 1);
    }

    private static Map<String, byte[]> files(float weight) {
        return new TreeMap<>(Map.of(
                "model.onnx", Onnx.model(graph(weight)),
                "tokenizer.json", tokenizer().getBytes(UTF_8),
                "tokenizer_config.json", "{\"model_max_length\": 64}".getBytes(UTF_8),
                "config.json", config().getBytes(UTF_8)));
    }

    private static String config() {
        var labels = IntStream.range(0, LABELS.size()).mapToObj(i -> "\"" + i + "\": \"" + LABELS.get(i) + "\"").collect(Collectors.joining(", "));
        return "{\"id2label\": {" + labels + "}, \"understudy\": {\"out_of_scope_threshold\": 0.5}}";
    }

    private static String tokenizer() {
        var words = WORDS.stream().flatMap(List::stream).toList();
        var vocabulary = IntStream.range(0, words.size()).mapToObj(i -> "\"" + words.get(i) + "\": " + (i + 2)).collect(Collectors.joining(", "));
        return """
                {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [],
                 "normalizer": {"type": "Lowercase"}, "pre_tokenizer": {"type": "WhitespaceSplit"}, "post_processor": null,
                 "decoder": null,
                 "model": {"type": "WordLevel", "unk_token": "[UNK]", "vocab": {"[PAD]": 0, "[UNK]": 1, %s}}}
                """.formatted(vocabulary);
    }

    /** {@code logits = Σ mask · table[ids]} over the tokens of a row. */
    private static GraphProto.Builder graph(float weight) {
        return GraphProto.newBuilder()
                .setName("tiny")
                .addInput(value("input_ids", DataType.INT64, "rows", "tokens"))
                .addInput(value("attention_mask", DataType.INT64, "rows", "tokens"))
                .addInitializer(table(weight))
                .addInitializer(axis("last", 2))
                .addInitializer(axis("tokens", 1))
                .addNode(Onnx.node("", "Gather", List.of("table", "input_ids"), "words"))
                .addNode(Onnx.node("", "Cast", List.of("attention_mask"), "mask")
                        .addAttribute(AttributeProto.newBuilder().setName("to").setType(AttributeType.INT).setI(DataType.FLOAT.getNumber())))
                .addNode(Onnx.node("", "Unsqueeze", List.of("mask", "last"), "column"))
                .addNode(Onnx.node("", "Mul", List.of("words", "column"), "seen"))
                .addNode(Onnx.node("", "ReduceSum", List.of("seen", "tokens"), "logits")
                        .addAttribute(AttributeProto.newBuilder().setName("keepdims").setType(AttributeType.INT).setI(0)))
                .addOutput(value("logits", DataType.FLOAT, "rows", LABELS.size()));
    }

    private static TensorProto.Builder table(float weight) {
        int rows = 2 + WORDS.stream().mapToInt(List::size).sum();
        var table = new float[rows * LABELS.size()];
        for (int label = 0, id = 2; label < LABELS.size(); label++) {
            for (int i = 0; i < WORDS.get(label).size(); i++, id++) table[id * LABELS.size() + label] = weight;
        }
        return Onnx.constants("table", table).clearDims().addDims(rows).addDims(LABELS.size());
    }

    private static TensorProto.Builder axis(String name, long axis) {
        return TensorProto.newBuilder().setName(name).setDataType(DataType.INT64.getNumber()).addDims(1).addInt64Data(axis);
    }

    private static ValueInfoProto value(String name, DataType type, Object... axes) {
        var shape = TensorShapeProto.newBuilder();
        for (var axis : axes) {
            shape.addDim(axis instanceof Integer n ? Dimension.newBuilder().setDimValue(n) : Dimension.newBuilder().setDimParam(axis.toString()));
        }
        var tensor = TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape);
        return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(tensor)).build();
    }
}
