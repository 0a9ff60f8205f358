package io.understudy.registry.control.onnx;

import static io.understudy.registry.control.onnx.Graphs.attribute;
import static io.understudy.registry.control.onnx.Graphs.graph;
import static io.understudy.registry.control.onnx.Graphs.integers;
import static io.understudy.registry.control.onnx.Graphs.model;
import static io.understudy.registry.control.onnx.Graphs.node;
import static io.understudy.registry.control.onnx.Graphs.number;
import static io.understudy.registry.control.onnx.Graphs.opset;
import static io.understudy.registry.control.onnx.Graphs.value;
import static io.understudy.registry.control.onnx.Graphs.weights;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Bundle;
import io.understudy.registry.entity.BundleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limit is 2²⁷ = 134,217,728 elements; W [2, 3] is the one constant that is really there, X [n, 2] the input. */
class GeneratedTensorCheckTest {

    private static final String TOO_MUCH = "65536"; // its square is 2³²

    @TempDir
    private Path root;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ConstantOfShape | shape        | [65536, 65536]",
        "Expand          | W,shape      | [65536, 65536]",
        "Expand          | X,shape      | [65536, 65536]",
        "Tile            | W,shape      | [131072, 196608]",
        "Tile            | X,shape      | [65536, 65536]",
        "Pad             | W,pads       | [131074, 131075]",
        "Pad             | X,pads       | [131072, 131072]",
        "Resize          | W,,,shape    | [65536, 65536]",
        "Resize          | W,,scales    | [131072, 196608]",
        "Range           | zero,many,one | [4294967296]",
        "OneHot          | W,many,one   | [2, 3, 4294967296]",
        "HannWindow      | many         | [4294967296]",
        "CenterCropPad   | X,shape      | [65536, 65536]",
    })
    void refusesWhatConstantsMakeLarge(String operator, String inputs, String shape) {
        refuses("the operator " + operator + " makes a tensor of the shape " + shape, with(node("", operator, List.of(inputs.split(",")), "Z")));
    }

    @Test
    void refusesWhatIsRandom() {
        var shape = AttributeProto.newBuilder().setName("shape").setType(AttributeProto.AttributeType.INTS).addInts(1 << 20).addInts(1 << 20);
        refuses("the operator RandomNormal makes", with(node("", "RandomNormal", List.of(), "Z").addAttribute(shape)));
    }

    /** W has 6 elements: 6 · 2²⁵ are more than 2²⁷. */
    @Test
    void refusesWhatGrowsStepByStep() {
        var graph = graph(weights());
        for (var i = 0; i < 25; i++) graph.addNode(node("", "Concat", List.of(i == 0 ? "W" : "d" + i, i == 0 ? "W" : "d" + i), "d" + (i + 1)));
        refuses("those before it make more than 134217728 elements of constants", model(graph));
    }

    /** A column stays small with itself, however it is turned about and back; with itself as a row it is a square. */
    @ParameterizedTest
    @CsvSource({
        "Transpose,,        Mul, '[1048576, 1048576]'",
        "Transpose,Transpose, Mul,",
        "Flatten,Flatten,   Mul,",
        "Reshape,,          Mul, '[1048576, 1048576]'",
        "Squeeze,,          Mul, '[1048576, 1048576]'",
        "Squeeze,Unsqueeze, Mul,",
        "Transpose,,        MatMul, '[1048576, 1048576]'",
        "Neg,,              Where, ",
    })
    void followsTheAxes(String first, String second, String last, String shape) {
        var graph = graph(weights())
                .addInitializer(integers("shape", 1 << 20, 1))
                .addInitializer(integers("row", 0, 1 << 20).clearInt64Data().addInt64Data(1).addInt64Data(-1))
                .addInitializer(integers("axis", 1))
                .addInitializer(number("one", 1))
                .addNode(node("", "Expand", List.of("one", "shape"), "column"))
                .addNode(arrangement(first, "column", "a"))
                .addNode(second == null ? node("", "Identity", List.of("a"), "b") : arrangement(second, "a", "b"))
                .addNode(node("", last, last.equals("Where") ? List.of("one", "column", "b") : List.of("column", "b"), "Z"));
        if (shape == null) assertDoesNotThrow(() -> check(model(graph)));
        else refuses("the operator " + last + " makes a tensor of the shape " + shape, model(graph));
    }

    private static NodeProto.Builder arrangement(String operator, String from, String to) {
        return switch (operator) {
            case "Reshape" -> node("", operator, List.of(from, "row"), to);
            case "Squeeze", "Unsqueeze" -> node("", operator, List.of(from, "axis"), to);
            default -> node("", operator, List.of(from), to);
        };
    }

    @Test
    void refusesCyclesInAnyGraph() {
        var inner = GraphProto.newBuilder()
                .addNode(node("", "Neg", List.of("b"), "a"))
                .addNode(node("", "Neg", List.of("a"), "b"))
                .addOutput(value("a", DataType.FLOAT, -1));
        refuses("in a cycle", model(graph(weights()).addNode(node("", "If", List.of("c"), "Z").addAttribute(attribute("then_branch", inner)))));
    }

    @Test
    void refusesManyThatAreLargeTogether() {
        var graph = graph(weights()).addInitializer(integers("shape", 1 << 26));
        for (var i = 0; i < 3; i++) graph.addNode(node("", "ConstantOfShape", List.of("shape"), "z" + i));
        refuses("those before it make more than", model(graph));
    }

    /** A shape that is itself computed, in an order that only the runtime puts right. */
    @Test
    void followsShapesThatAreComputed() {
        var graph = graph(weights())
                .addNode(node("", "ConstantOfShape", List.of("s"), "Z"))
                .addNode(node("", "Concat", List.of("side", "side"), "s"))
                .addNode(node("", "Unsqueeze", List.of("product", "axes"), "side"))
                .addNode(node("", "Mul", List.of("a", "a"), "product"))
                .addNode(node("", "Cast", List.of("f"), "a").addAttribute(attribute("to", 7)))
                .addInitializer(number("f", 1024))
                .addInitializer(number("axes", 0));
        refuses("makes a tensor of the shape [1048576, 1048576]", model(graph));
    }

    @Test
    void looksIntoBranches() {
        var inner = GraphProto.newBuilder().addNode(node("", "ConstantOfShape", List.of("shape"), "Z")).addOutput(value("Z", DataType.FLOAT, -1));
        var graph = graph(weights()).addInitializer(integers("shape", 1L << 40));
        refuses("makes a tensor of the shape [1099511627776]", model(graph.addNode(node("", "If", List.of("c"), "Z").addAttribute(attribute("then_branch", inner)))));
    }

    /** The shape is an argument of one call and an attribute of the other. */
    @Test
    void looksIntoFunctionsWithWhatTheyAreCalledWith() {
        var zeros = function("Zeros", node("", "ConstantOfShape", List.of("a"), "b"));
        var call = with(node("local", "Zeros", List.of("shape"), "Z")).addFunctions(zeros);
        refuses("the operator ConstantOfShape makes a tensor of the shape [65536, 65536]", call);

        var parameter = AttributeProto.newBuilder().setName("value_ints").setRefAttrName("size").setType(AttributeProto.AttributeType.INTS);
        var constant = node("", "Constant", List.of(), "c").addAttribute(parameter);
        var size = AttributeProto.newBuilder().setName("size").setType(AttributeProto.AttributeType.INTS).addInts(1L << 33);
        var made = function("Made", constant, node("", "ConstantOfShape", List.of("c"), "b")).addAttribute("size");
        refuses("of the shape [8589934592]", with(node("local", "Made", List.of("X"), "Z").addAttribute(size)).addFunctions(made));
    }

    @Test
    void takesWhatIsSmallAndWhatOnlyARunKnows() {
        for (var operator : List.of(
                node("", "Expand", List.of("W", "rows"), "Z"),
                node("", "Tile", List.of("X", "unknown"), "Z"),
                node("", "Range", List.of("zero", "one", "one"), "Z"),
                node("", "ConstantOfShape", List.of("unknown"), "Z"),
                node("", "ConstantOfShape", List.of("rows"), "Z"))) {
            assertDoesNotThrow(() -> check(with(operator)), operator.getOpType());
        }
    }

    @Test
    void refusesFunctionsThatWouldBecomeTooMany() {
        var calls = with(node("local", "F0", List.of("X"), "Z"));
        for (var i = 0; i < 40; i++) calls.addFunctions(function("F" + i, node("local", "F" + (i + 1), List.of("a"), "m"), node("local", "F" + (i + 1), List.of("m"), "b")));
        calls.addFunctions(function("F40", node("", "Neg", List.of("a"), "b")));
        refuses("calls its own functions more than 10000 times", calls);

        var chain = with(node("local", "F0", List.of("X"), "Z"));
        for (var i = 0; i < 5_000; i++) chain.addFunctions(function("F" + i, node("local", "F" + (i + 1), List.of("a"), "b")));
        refuses("nests functions and graphs more than 100 deep", chain.addFunctions(function("F5000", node("", "Neg", List.of("a"), "b"))));

        refuses("has the function 'local.F', which calls itself", with(node("local", "F", List.of("X"), "Z")).addFunctions(function("F", node("local", "F", List.of("a"), "b"))));
        var wide = function("F", node("", "Neg", List.of("a"), "b"));
        for (var i = 0; i < 2_000; i++) wide.addNode(node("", "Neg", List.of("a"), "n" + i));
        var often = graph(weights());
        for (var i = 0; i < 100; i++) often.addNode(node("local", "F", List.of("X"), "z" + i));
        refuses("becomes more than 100000 operators", model(often).addFunctions(wide));
    }

    @Test
    void refusesFunctionsWhoseNamesAreTaken() {
        refuses("has the function '.Tile' in a domain of the standard", with(node("", "Tile", List.of("W", "shape"), "Z"))
                .addFunctions(function("Tile", node("", "Identity", List.of("a"), "b")).setDomain("")));
        var twice = function("F", node("", "Neg", List.of("a"), "b"));
        refuses("has the function 'local.F' twice", with(node("local", "F", List.of("X"), "Z")).addFunctions(twice).addFunctions(twice));
    }

    @Test
    void refusesInputsThatNobodyCanSend() throws IOException {
        var bundle = bundle(model(graph(weights()).addInput(value("V", DataType.FLOAT, -1, 1 << 28))));
        var refusal = assertThrows(DomainException.class, () -> OnnxGraph.read(bundle).signature());
        assertEquals("bundle.model.onnx: the input 'V' declares the shape [-1, 268435456], more than 134217728 elements", refusal.getMessage());
    }

    /** Weights may be larger than the limit, and be turned before their use: nothing is made of nothing here. */
    @Test
    void takesWeightsThatAreLargeThemselves() {
        var check = new GeneratedTensorCheck("f", java.util.Map.of());
        var large = weights().clearDims().addDims(1 << 28).build();
        check.see(large);
        assertDoesNotThrow(() -> check.check(model(graph(weights()).addInitializer(large.toBuilder().setName("L")).addNode(node("", "Neg", List.of("L"), "Z"))).build()));
    }

    private static ModelProto.Builder with(NodeProto.Builder operator) {
        var many = Long.parseLong(TOO_MUCH) * Long.parseLong(TOO_MUCH);
        return model(graph(weights())
                .addInitializer(integers("shape", 1 << 16, 1 << 16))
                .addInitializer(integers("pads", 1 << 16, 1 << 16, 1 << 16, 1 << 16))
                .addInitializer(integers("scales", 1 << 16, 1 << 16))
                .addInitializer(integers("rows", 100, 3))
                .addInitializer(number("zero", 0))
                .addInitializer(number("one", 1))
                .addInitializer(number("many", many))
                .addNode(node("", "Shape", List.of("X"), "unknown"))
                .addNode(operator));
    }

    private static FunctionProto.Builder function(String name, NodeProto.Builder... nodes) {
        var function = FunctionProto.newBuilder().setDomain("local").setName(name).addInput("a").addOutput("b").addOpsetImport(opset("", 17));
        for (var node : nodes) function.addNode(node);
        return function;
    }

    private void refuses(String reason, ModelProto.Builder model) {
        var refusal = assertThrows(DomainException.class, () -> check(model));
        assertTrue(refusal.getMessage().startsWith("bundle.model.onnx: "), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }

    private void check(ModelProto.Builder model) throws IOException {
        var bundle = bundle(model);
        OnnxGraph.read(bundle).check(bundle);
    }

    private Bundle bundle(ModelProto.Builder model) throws IOException {
        var bytes = model.build().toByteArray();
        Files.write(root.resolve("model.onnx"), bytes);
        return new Bundle(root, List.of(new BundleFile("model.onnx", bytes.length, "")));
    }
}
