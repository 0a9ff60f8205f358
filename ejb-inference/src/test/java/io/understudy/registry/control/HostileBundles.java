package io.understudy.registry.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import io.understudy.registry.control.bundle.RawZip;
import io.understudy.registry.control.bundle.RawZip.Entry;
import io.understudy.registry.control.lightgbm.ModelTexts;
import io.understudy.registry.control.onnx.Graphs;
import io.understudy.registry.control.onnx.TreeGraphs;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Uploads that are out to harm, or merely broken, by what they are. */
final class HostileBundles {

    private static final byte[] GRAPH = Graphs.matMul().build().toByteArray();
    private static final String TEXT = ModelTexts.model("regression", 1, 3, List.of(
            ModelTexts.random(new Random(1), 3, 20), ModelTexts.random(new Random(2), 3, 20), ModelTexts.random(new Random(3), 3, 20)));

    private final Map<String, byte[]> kinds = new LinkedHashMap<>();

    static Map<String, byte[]> all() {
        var bundles = new HostileBundles();
        bundles.archives();
        bundles.bombs();
        bundles.graphs();
        bundles.generators();
        bundles.trees();
        bundles.texts();
        bundles.mlflow();
        bundles.noise();
        return bundles.kinds;
    }

    private void archives() {
        for (var name : List.of("../evil", "a/../../evil", "/etc/cron.d/evil", "..\\evil", "C:\\evil", "a\0b", "CON:", "./a", "a//b", "a\u001bb")) {
            kinds.put("path " + name.replaceAll("\\p{Cntrl}", "?"), RawZip.of(Entry.of("model.onnx", GRAPH), Entry.of(name, GRAPH)));
        }
        kinds.put("nested folders", RawZip.of(Entry.of("d/".repeat(60) + "model.onnx", GRAPH)));
        kinds.put("a name of 10,000 letters", RawZip.of(Entry.of("n".repeat(10_000), GRAPH)));
        kinds.put("the same file twice", RawZip.of(Entry.of("model.onnx", GRAPH), Entry.of("MODEL.ONNX", GRAPH)));
        kinds.put("a file that is a folder", RawZip.of(Entry.of("model.onnx", GRAPH), Entry.of("model.onnx/a", GRAPH)));
        kinds.put("an archive in place of the graph", RawZip.of(Entry.of("model.onnx", RawZip.of(Entry.of("model.onnx", GRAPH)))));
        kinds.put("no graph", RawZip.of(Entry.of("readme.txt", new byte[10])));
        kinds.put("two graphs", RawZip.of(Entry.of("a.onnx", GRAPH), Entry.of("b.onnx", GRAPH)));
        kinds.put("no files", RawZip.of());
        kinds.put("only folders", RawZip.of(Entry.stored("a/", new byte[0]), Entry.stored("b/", new byte[0])));
        kinds.put("an empty graph", RawZip.of(Entry.of("model.onnx", new byte[0])));
        kinds.put("too many files", RawZip.of(IntStream.range(0, 2_000).mapToObj(i -> Entry.stored("f" + i, new byte[0])).toArray(Entry[]::new)));
        cut("archive", RawZip.of(Entry.of("model.onnx", GRAPH), Entry.of("b", GRAPH)));
    }

    private void bombs() {
        kinds.put("bomb: one file of zeros", RawZip.of(Entry.of("model.onnx", new byte[24 << 20])));
        kinds.put("bomb: many files of zeros", RawZip.of(IntStream.range(0, 40).mapToObj(i -> Entry.of("f" + i, new byte[1 << 20])).toArray(Entry[]::new)));
        var nested = RawZip.of(Entry.of("zeros", new byte[20 << 20]));
        kinds.put("bomb: in a bomb", RawZip.of(Entry.of("model.onnx", nested)));
    }

    private void graphs() {
        var weights = Graphs.weights();
        put("huge tensor", Graphs.graph(weights.clone().clearDims().addAllDims(List.of(1L << 31, 1L << 31))));
        put("tensor of 8 GiB without data", Graphs.graph(weights.clone().clearDims().clearFloatData().addDims(1L << 31)));
        put("negative shape", Graphs.graph(weights.clone().clearDims().addDims(-3)));
        put("shape and data differ", Graphs.graph(weights.clone().clearDims().addAllDims(List.of(2L, 4L))));
        put("unknown data type", Graphs.graph(weights.clone().setDataType(77)));
        put("external data: absolute", Graphs.graph(Graphs.external("/etc/passwd", 0, 24)));
        put("external data: above", Graphs.graph(Graphs.external("../../secret", 0, 24)));
        put("external data: the graph itself, past its end", Graphs.graph(Graphs.external("model.onnx", 1L << 40, 24)));
        put("external data: negative", Graphs.graph(Graphs.external("model.onnx", -8, 24)));
        put("foreign operator", Graphs.graph(weights).addNode(Graphs.node("com.evil", "Run", List.of("Y"), "Z")));
        put("unknown operator", Graphs.graph(weights).addNode(Graphs.node("", "NoSuchThing", List.of("Y"), "Z")));
        put("shapes that do not fit", Graphs.graph(weights.clone().clearDims().addAllDims(List.of(3L, 2L))));
        put("cycle of two operators", Graphs.graph(weights)
                .addNode(Graphs.node("", "Add", List.of("Y", "b"), "a"))
                .addNode(Graphs.node("", "Add", List.of("Y", "a"), "b")));
        put("operator that feeds itself", Graphs.graph(weights).addNode(Graphs.node("", "Identity", List.of("s"), "s")));
        put("input that nothing gives", Graphs.graph(weights).addNode(Graphs.node("", "Add", List.of("Y", "nowhere"), "Z")));
        put("two operators with one output", Graphs.graph(weights).addNode(Graphs.node("", "Identity", List.of("X"), "Y")));
        put("no outputs", GraphProto.newBuilder().setName("g"));
        put("output of no type", Graphs.graph(weights).addOutput(Graphs.value("Y", DataType.FLOAT).clearType()));
        var future = Graphs.matMul().clearOpsetImport().addOpsetImport(Graphs.opset("", 100_000));
        kinds.put("operators of the future", future.build().toByteArray());
        kinds.put("subgraphs in subgraphs", deep(120));
        cut("graph", GRAPH);
    }

    /** If in If, built from the inside. */
    private static byte[] deep(int levels) {
        var graph = Graphs.graph(Graphs.weights());
        for (var i = 0; i < levels; i++) {
            graph = Graphs.graph(Graphs.weights())
                    .addNode(Graphs.node("", "If", List.of("c"), "Z").addAttribute(Graphs.attribute("then_branch", graph)));
        }
        return Graphs.model(graph).build().toByteArray();
    }

    private void generators() {
        var shape = Graphs.integers("shape", 1L << 20, 1L << 20);
        for (var operator : Map.of("ConstantOfShape", "shape", "Expand", "W,shape", "Tile", "W,shape", "Pad", "W,pads", "Range", "zero,many,one", "OneHot", "zero,many,W")
                .entrySet()) {
            put("a tebi of numbers by " + operator.getKey(), Graphs.graph(Graphs.weights())
                    .addInitializer(shape)
                    .addInitializer(Graphs.integers("pads", 0, 0, 1L << 20, 1L << 20))
                    .addInitializer(Graphs.number("zero", 0))
                    .addInitializer(Graphs.number("one", 1))
                    .addInitializer(Graphs.number("many", 1L << 40))
                    .addNode(Graphs.node("", operator.getKey(), List.of(operator.getValue().split(",")), "Z")));
        }
        var value = TensorProto.newBuilder().setDataType(DataType.INT64.getNumber()).addDims(1).setRawData(ByteString.copyFrom(new byte[] {0, 0, 0, 0, 0, 1, 0, 0}));
        var constant = Graphs.node("", "Constant", List.of(), "shape").addAttribute(Graphs.attribute("value", value));
        put("a tebi of zeros by a shape in an operator", Graphs.graph(Graphs.weights()).addNode(constant).addNode(Graphs.node("", "ConstantOfShape", List.of("shape"), "Z")));
        var doubling = Graphs.graph(Graphs.weights());
        for (var i = 0; i < 40; i++) doubling.addNode(Graphs.node("", "Concat", List.of(i == 0 ? "W" : "d" + i, i == 0 ? "W" : "d" + i), "d" + (i + 1)));
        put("a constant doubled forty times", doubling);
        put("an input of a tebi of numbers", Graphs.graph(Graphs.weights()).addInput(Graphs.value("V", DataType.FLOAT, 1L << 40)));
        kinds.put("functions: 2⁴⁰ calls", functions(40, 2));
        kinds.put("functions: 10,000 deep", functions(10_000, 1));
    }

    /** Each function calls the next, so many times. */
    private static byte[] functions(int functions, int calls) {
        var model = Graphs.model(Graphs.graph(Graphs.weights()).addNode(Graphs.node("local", "F0", List.of("X"), "Z"))).addOpsetImport(Graphs.opset("local", 1));
        for (var i = 0; i < functions; i++) {
            var function = FunctionProto.newBuilder().setDomain("local").setName("F" + i).addInput("a").addOutput("b0");
            function.addOpsetImport(Graphs.opset("", 17)).addOpsetImport(Graphs.opset("local", 1));
            for (var call = 0; call < calls; call++) {
                var last = i == functions - 1;
                function.addNode(Graphs.node(last ? "" : "local", last ? "Neg" : "F" + (i + 1), List.of("a"), "b" + call));
            }
            model.addFunctions(function);
        }
        return model.build().toByteArray();
    }

    private void trees() {
        kinds.put("tree: leaf out of range", TreeGraphs.chain(1).with("nodes_truenodeids", new long[] {1_000_000}).bytes());
        kinds.put("tree: node out of range", TreeGraphs.chain(1).with("nodes_trueleafs", new long[1]).with("nodes_truenodeids", new long[] {77_777}).bytes());
        kinds.put("tree: root out of range", TreeGraphs.chain(1).with("tree_roots", new long[] {77_777}).bytes());
        kinds.put("tree: cycle", TreeGraphs.chain(1).with("nodes_trueleafs", new long[1]).with("nodes_truenodeids", new long[1]).bytes());
        kinds.put("tree: 2⁶⁰ ways", TreeGraphs.chain(60).with("nodes_trueleafs", new long[60]).with("nodes_truenodeids", IntStream.rangeClosed(1, 60).mapToLong(i -> Math.min(i, 59)).toArray()).bytes());
        kinds.put("tree: 100,000 levels", TreeGraphs.chain(100_000).bytes());
        kinds.put("tree: empty set", TreeGraphs.chain(1).with("nodes_modes", new byte[] {6}).with("membership_values", new double[] {Double.NaN}).bytes());
        kinds.put("tree: no set", TreeGraphs.chain(1).with("nodes_modes", new byte[] {6}).bytes());
        kinds.put("tree: negative feature", TreeGraphs.chain(1).with("nodes_featureids", new long[] {-1_000_000}).bytes());
        kinds.put("tree: a billion targets", TreeGraphs.chain(1).with("n_targets", 1_000_000_000).bytes());
        kinds.put("classic tree: cycle", TreeGraphs.classic(2).with("nodes_falsenodeids", new long[] {1, 0, 0, 0, 0}).bytes());
        kinds.put("classic tree: 100,000 levels", TreeGraphs.classic(100_000).bytes());
        var noModes = AttributeProto.newBuilder().setName("nodes_modes").setType(AttributeProto.AttributeType.STRINGS);
        kinds.put("classic tree: no modes", TreeGraphs.classic().with(noModes).bytes());
    }

    private void texts() {
        text("leaf count beyond memory", "num_leaves=20", "num_leaves=2147483639");
        text("leaf count negative", "num_leaves=20", "num_leaves=-20");
        text("child out of range", "left_child=", "left_child=99 ");
        text("cycle", "right_child=", "right_child=0 ");
        text("feature out of range", "max_feature_idx=2", "max_feature_idx=0");
        text("NaN threshold", "threshold=", "threshold=nan ");
        text("infinite leaf", "leaf_value=", "leaf_value=1e999 ");
        text("set of 2³¹ words", "cat_boundaries=0", "cat_boundaries=2147483647");
        text("linear leaves", "is_linear=0", "is_linear=1");
        text("trees missing", "Tree=1", "Forest=1");
        text("number of a million digits", "threshold=", "threshold=" + "9".repeat(1_000_000) + " ");
        text("a million keys", "num_cat=", IntStream.range(0, 100_000).mapToObj(i -> "k" + i + "=\n").collect(Collectors.joining()) + "num_cat=");
        text("ten thousand trees an iteration", "num_tree_per_iteration=1", "num_tree_per_iteration=10000");
        kinds.put("text: first line only", "tree\n".getBytes(UTF_8));
        kinds.put("text: two models", RawZip.of(Entry.of("a.txt", TEXT.getBytes(UTF_8)), Entry.of("b.txt", TEXT.getBytes(UTF_8))));
        cut("text", TEXT.getBytes(UTF_8));
    }

    private void mlflow() {
        mlflow("only Python", "flavors: {python_function: {loader_module: evil}}");
        mlflow("path outside", "flavors: {onnx: {data: ../../etc/passwd}}");
        mlflow("an object of a class", "flavors: !!java.lang.ProcessBuilder [[touch, evil]]");
        mlflow("a million brackets", "[".repeat(1_000_000));
        mlflow("billion laughs", "a: &a [x,x,x,x,x,x,x,x,x]\n" + IntStream.range(0, 12)
                .mapToObj(i -> (char) ('b' + i) + ": &" + (char) ('b' + i) + " [" + ("*" + (char) ('a' + i) + " ,").repeat(9) + "x]\n")
                .collect(Collectors.joining()));
    }

    private void noise() {
        for (var size : new int[] {1, 64, 4096, 1 << 20}) {
            var bytes = new byte[size];
            new Random(size).nextBytes(bytes);
            kinds.put("noise of " + size + " bytes", bytes);
        }
        var zip = new byte[4096];
        new Random(7).nextBytes(zip);
        zip[0] = 'P';
        zip[1] = 'K';
        kinds.put("noise that begins like an archive", zip);
        kinds.put("noise behind 'tree'", ("tree\n" + new String(zip, java.nio.charset.StandardCharsets.ISO_8859_1)).getBytes(UTF_8));
        kinds.put("zeros", new byte[1 << 16]);
        kinds.put("one endless varint", filled((byte) 0xFF, 1 << 16));
        kinds.put("a page of HTML", "<!doctype html><title>Not found</title>".getBytes(UTF_8));
    }

    private void put(String kind, GraphProto.Builder graph) {
        kinds.put("graph: " + kind, Graphs.model(graph).build().toByteArray());
    }

    private void text(String kind, String part, String other) {
        if (!TEXT.contains(part)) throw new IllegalStateException(part);
        kinds.put("text: " + kind, TEXT.replace(part, other).getBytes(UTF_8));
    }

    private void mlflow(String kind, String yaml) {
        kinds.put("MLmodel: " + kind, RawZip.of(Entry.of("MLmodel", yaml.getBytes(UTF_8)), Entry.of("model.onnx", GRAPH)));
    }

    private void cut(String kind, byte[] whole) {
        for (var quarter = 1; quarter < 4; quarter++) {
            kinds.put(kind + " cut at " + quarter + "/4", Arrays.copyOf(whole, whole.length * quarter / 4));
        }
    }

    private static byte[] filled(byte value, int size) {
        var bytes = new byte[size];
        Arrays.fill(bytes, value);
        return bytes;
    }
}
