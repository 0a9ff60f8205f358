package io.understudy.registry.control.onnx;

import static io.understudy.registry.control.onnx.Graphs.attribute;
import static io.understudy.registry.control.onnx.Graphs.external;
import static io.understudy.registry.control.onnx.Graphs.graph;
import static io.understudy.registry.control.onnx.Graphs.matMul;
import static io.understudy.registry.control.onnx.Graphs.model;
import static io.understudy.registry.control.onnx.Graphs.node;
import static io.understudy.registry.control.onnx.Graphs.opset;
import static io.understudy.registry.control.onnx.Graphs.value;
import static io.understudy.registry.control.onnx.Graphs.weights;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TypeProto;
import com.google.protobuf.ByteString;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Bundle;
import io.understudy.registry.control.bundle.FileDigest;
import io.understudy.registry.entity.BundleFile;
import io.understudy.registry.entity.Signature;
import io.understudy.registry.entity.Signature.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxGraphTest {

    @TempDir
    private Path root;

    private final List<BundleFile> files = new ArrayList<>();

    @Test
    void readsTheSignatureFromTheGraph() throws IOException {
        var graph = OnnxGraph.read(bundle(matMul().build().toByteArray()));
        assertEquals(
                new Signature(
                        List.of(new Tensor("X", "FP32", List.of(-1L, 2L))), List.of(new Tensor("Y", "FP32", List.of(-1L, 3L)))),
                graph.signature());
    }

    @Test
    void doesNotTakeConstantsForInputs() throws IOException {
        var listed = model(graph(weights()).addInput(value("W", DataType.FLOAT, 2, 3)));
        var graph = OnnxGraph.read(bundle(listed.build().toByteArray()));
        assertEquals(List.of("X"), graph.signature().inputs().stream().map(Tensor::name).toList());
    }

    @Test
    void namesTypesInTheProtocolsWords() throws IOException {
        var graph = GraphProto.newBuilder()
                .addInput(value("t", DataType.STRING))
                .addInput(value("i", DataType.INT64, 4))
                .addOutput(value("h", DataType.FLOAT16, -1));
        assertEquals(
                new Signature(
                        List.of(new Tensor("t", "BYTES", List.of()), new Tensor("i", "INT64", List.of(4L))),
                        List.of(new Tensor("h", "FP16", List.of(-1L)))),
                OnnxGraph.read(bundle(model(graph).build().toByteArray())).signature());
    }

    @Test
    void refusesWhatIsNoGraph() {
        refuses("is not an ONNX graph", "Once upon a time, there was no graph.".getBytes());
        refuses("is not an ONNX graph", new byte[0]);
        refuses("is not an ONNX graph", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n'});
        refuses("has no outputs", model(GraphProto.newBuilder()));
    }

    @Test
    void refusesAGraphThatIsCutOffAnywhere() {
        var whole = matMul().build().toByteArray();
        for (var length = 0; length < whole.length; length++) {
            var cut = Arrays.copyOf(whole, length);
            assertThrows(DomainException.class, () -> check(bundle(cut)), "at " + length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.microsoft", "ai.onnx.contrib", "com.evil"})
    void refusesOperatorsOutsideTheStandardByName(String domain) {
        var graph = graph(weights()).addNode(node(domain, "Boom", List.of("Y"), "Z"));
        refuses("the operator '" + domain + ".Boom'", model(graph));
    }

    @Test
    void refusesThemInSubgraphsToo() {
        var inner = GraphProto.newBuilder().addNode(node("com.evil", "Boom", List.of(), "Z"));
        var graph = graph(weights()).addNode(node("", "If", List.of("c"), "Z").addAttribute(attribute("then_branch", inner)));
        refuses("com.evil.Boom", model(graph));
    }

    @Test
    void takesFunctionsThatTheModelSpellsOutInStandardOperators() {
        var twice = FunctionProto.newBuilder()
                .setDomain("local")
                .setName("Twice")
                .addInput("a")
                .addOutput("b")
                .addOpsetImport(opset("", 17));
        var graph = graph(weights()).addNode(node("local", "Twice", List.of("Y"), "Z"));
        var standard = model(graph).addFunctions(twice.clone().addNode(node("", "Identity", List.of("a"), "b")));
        assertDoesNotThrow(() -> check(bundle(standard.build().toByteArray())));
        refuses("com.evil.Boom", model(graph).addFunctions(twice.clone().addNode(node("com.evil", "Boom", List.of("a"), "b"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"weights.bin", "../weights.bin", "/etc/passwd", "", "a\\b"})
    void refusesExternalDataOutsideTheBundle(String location) {
        refuses("has its data outside the bundle", model(graph(external(location, 0, 24))));
    }

    @Test
    void refusesThemInAttributesOfSubgraphsToo() {
        var inner = GraphProto.newBuilder()
                .addNode(node("", "Constant", List.of(), "c").addAttribute(attribute("value", external("/etc/passwd", 0, 24))));
        var graph = graph(weights()).addNode(node("", "If", List.of("c"), "Z").addAttribute(attribute("then_branch", inner)));
        refuses("has its data outside the bundle, in '/etc/passwd'", model(graph));
    }

    @Test
    void takesExternalDataOfTheBundleUpToItsEnd() throws IOException {
        add("weights.bin", new byte[32]);
        assertDoesNotThrow(() -> check(bundle(model(graph(external("weights.bin", 8, 24))).build().toByteArray())));
        refuses("reads past the end of 'weights.bin'", model(graph(external("weights.bin", 9, 24))));
        refuses("so 24 bytes, and has 20", model(graph(external("weights.bin", 0, 20))));
        refuses("which is no position", model(graph(external("weights.bin", -1, 24))));
    }

    @Test
    void refusesTensorsThatDeclareOtherThanTheyHave() {
        refuses("declares the shape [2, 3], so 6 values, and has 5", model(graph(weights().clearFloatData().addAllFloatData(List.of(1f, 2f, 3f, 4f, 5f)))));
        refuses("so 24 bytes, and has 23", model(graph(weights().clearFloatData().setRawData(ByteString.copyFrom(new byte[23])))));
        refuses("an impossible shape", model(graph(weights().clearDims().addAllDims(List.of(1L << 40, 1L << 40)))));
        refuses("an impossible shape", model(graph(weights().clearDims().addDims(-1))));
        refuses("has the data type 99", model(graph(weights().setDataType(99))));
    }

    @Test
    void refusesSparseTensorsThatWouldBeHuge() {
        var one = TensorProto.newBuilder().setDataType(DataType.FLOAT.getNumber()).addDims(1).addFloatData(1);
        var indices = TensorProto.newBuilder().setDataType(DataType.INT64.getNumber()).addDims(1).addInt64Data(0);
        var sparse = SparseTensorProto.newBuilder().setValues(one).setIndices(indices).addDims(1L << 20).addDims(1L << 20);
        refuses("an impossible shape", model(graph(weights()).addSparseInitializer(sparse)));
    }

    @Test
    void refusesOutputsThatAreNoTensors() {
        var map = TypeProto.newBuilder().setMapType(TypeProto.Map.getDefaultInstance());
        var graph = GraphProto.newBuilder().addOutput(value("Y", DataType.FLOAT).setType(map));
        refuses("the output 'Y' is a map", model(graph));
    }

    @Test
    void refusesAStructureThatWouldFillTheMemory() {
        var count = (int) (Runtime.getRuntime().maxMemory() / 4 / 128) + 1;
        var nodes = new byte[count * 2];
        for (var i = 0; i < nodes.length; i += 2) nodes[i] = 0x0A; // an empty node: field 1, length 0
        var head = ByteString.copyFrom(new byte[] {0x3A}).concat(varint(nodes.length)); // field 7: the graph
        refuses("more than", head.concat(ByteString.copyFrom(nodes)).toByteArray());
    }

    @Test
    void letsTheRuntimeSayWhatItCannotRun() throws IOException {
        assertDoesNotThrow(() -> RuntimeTrial.check(bundle(matMul().build().toByteArray())));
        var future = matMul().clearOpsetImport().addOpsetImport(opset("", 9_999)).build().toByteArray();
        var refusal = assertThrows(DomainException.class, () -> RuntimeTrial.check(bundle(future)));
        assertTrue(refusal.getMessage().startsWith("bundle.model.onnx: cannot be loaded by ONNX Runtime"), refusal.getMessage());
        assertTrue(!refusal.getMessage().contains(root.toString()), refusal.getMessage());
    }

    private static ByteString varint(int value) {
        var out = ByteString.newOutput();
        for (var v = value; ; v >>>= 7) {
            if (v < 0x80) {
                out.write(v);
                return out.toByteString();
            }
            out.write(v & 0x7F | 0x80);
        }
    }

    private void refuses(String reason, ModelProto.Builder model) {
        refuses(reason, model.build().toByteArray());
    }

    private void refuses(String reason, byte[] graph) {
        var refusal = assertThrows(DomainException.class, () -> check(bundle(graph)));
        assertEquals(DomainException.Kind.INVALID, refusal.kind());
        assertTrue(refusal.getMessage().startsWith("bundle.model.onnx: "), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }

    private static void check(Bundle bundle) throws IOException {
        var graph = OnnxGraph.read(bundle);
        graph.check(bundle);
        graph.signature();
    }

    private Bundle bundle(byte[] graph) throws IOException {
        files.removeIf(f -> f.path().equals("model.onnx"));
        add("model.onnx", graph);
        return new Bundle(root, files);
    }

    private void add(String name, byte[] content) throws IOException {
        var file = Files.write(root.resolve(name), content);
        files.add(new BundleFile(name, content.length, FileDigest.of(file).sha256()));
    }
}
