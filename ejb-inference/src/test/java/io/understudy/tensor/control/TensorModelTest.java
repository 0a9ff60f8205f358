package io.understudy.tensor.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.DomainException.Kind;
import io.understudy.failure.entity.DomainException.Violation;
import io.understudy.serving.control.OnnxOptions;
import io.understudy.serving.control.OnnxSessions;
import io.understudy.testing.Graphs;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TensorModelTest {

    private final OnnxSessions sessions = new OnnxSessions();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "BOOL, BOOL, 0100",
        "UINT8, UINT8, ff01", "UINT16, UINT16, ffff0100", "UINT32, UINT32, ffffffff01000000", "UINT64, UINT64, ffffffffffffffff0100000000000080",
        "INT8, INT8, ff01", "INT16, INT16, ffff0180", "INT32, INT32, ffffffff01000080", "INT64, INT64, ffffffffffffffff0100000000000080",
        "FP16, FLOAT16, 003c00fc", "BF16, BFLOAT16, 803f80ff", "FP32, FLOAT, 0000c03f0000c07f", "FP64, DOUBLE, 000000000000f83f9a9999999999b93f",
    })
    void everyTypeGoesThroughBitByBit(Datatype datatype, DataType type, String hex) {
        var bytes = HexFormat.of().parseHex(hex);
        try (var model = open(Graphs.identity(type, -1))) {
            assertEquals(datatype.name(), model.signature().inputs().getFirst().datatype());
            var given = model.infer(request(Tensor.of("X", datatype, new long[] {2}, bytes))).outputs().getFirst();
            assertEquals("Y", given.name());
            assertEquals(datatype, given.datatype());
            assertArrayEquals(new long[] {2}, given.shape());
            assertEquals(hex, HexFormat.of().formatHex(given.bytes()));
        }
        assertEquals(0, sessions.count());
    }

    @Test
    void textsGoThroughInEveryShape() {
        try (var model = open(Graphs.identity(DataType.STRING, -1, 2))) {
            var texts = new String[] {"a", "", "नमस्ते", "ß"};
            var given = model.infer(request(Tensor.of("X", new long[] {2, 2}, texts))).outputs().getFirst();
            assertArrayEquals(texts, given.texts());
            assertArrayEquals(new long[] {2, 2}, given.shape());
            assertEquals(
                    List.of(new Violation("inputs.X.data[1]", "must not hold U+0000 or a character beyond U+FFFF")),
                    refusal(model, request(Tensor.of("X", new long[] {1, 2}, new String[] {"a", "😀"}))).violations());
        }
    }

    @Test
    void computes() {
        try (var model = open(Graphs.affine(0.5f))) {
            var given = model.infer(request(floats("X", new long[] {2, 2}, 1, 2, 3, 4))).outputs().getFirst();
            assertArrayEquals(new long[] {2, 3}, given.shape());
            assertArrayEquals(new float[] {9.5f, 12.5f, 15.5f, 19.5f, 26.5f, 33.5f}, values(given));
        }
    }

    @Test
    void namesEverythingThatDoesNotFitTheSignature() {
        try (var model = open(Graphs.affine(0))) {
            assertEquals(
                    List.of(new Violation("inputs.X", "is missing"), new Violation("inputs.Z", "is unknown; the graph takes [X]"),
                            new Violation("outputs.Q", "is unknown; the graph gives [Y]")),
                    refusal(model, new TensorRequest(List.of(floats("Z", new long[] {1, 2}, 1, 2)), List.of("Q"))).violations());
            assertEquals("inputs.X: is there twice", refusal(model, request(floats("X", new long[] {1, 2}, 1, 2), floats("X", new long[] {1, 2}, 1, 2))).getMessage());
            assertEquals("inputs.X.datatype: must be FP32, not FP64", refusal(model, request(Tensor.of("X", Datatype.FP64, new long[] {1, 2}, new byte[16]))).getMessage());
            assertEquals("inputs.X.shape: must be [-1, 2] (-1 for any length), not [1, 3]", refusal(model, request(floats("X", new long[] {1, 3}, 1, 2, 3))).getMessage());
            assertEquals("inputs.X.shape: must be [-1, 2] (-1 for any length), not [2]", refusal(model, request(floats("X", new long[] {2}, 1, 2))).getMessage());
            assertEquals("inputs.X.shape: must be [-1, 2] (-1 for any length), not [-1, 2]", refusal(model, request(floats("X", new long[] {-1, 2}, 1, 2))).getMessage());
            assertEquals("inputs.X.data: has 2 elements; the shape [2, 2] needs 4", refusal(model, request(floats("X", new long[] {2, 2}, 1, 2))).getMessage());
            assertEquals(
                    "inputs.X.data: has 2 elements; the shape [9223372036854775807, 2] needs more than there can be",
                    refusal(model, request(floats("X", new long[] {Long.MAX_VALUE, 2}, 1, 2))).getMessage());
        }
    }

    @Test
    void widensFloatsWhereDoublesAreWantedAndNothingElse() {
        try (var model = open(Graphs.identity(DataType.DOUBLE, -1))) {
            var given = model.infer(request(floats("X", new long[] {2}, 0.1f, Float.NaN))).outputs().getFirst();
            assertEquals((double) 0.1f, given.buffer().getDouble(0));
            assertTrue(Double.isNaN(given.buffer().getDouble(8)));
            assertEquals("inputs.X.datatype: must be FP64, not INT32", refusal(model, request(Tensor.of("X", Datatype.INT32, new long[] {1}, new byte[4]))).getMessage());
        }
        try (var model = open(Graphs.identity(DataType.INT64, -1))) {
            assertEquals(Kind.INVALID, refusal(model, request(Tensor.of("X", Datatype.INT32, new long[] {1}, new byte[4]))).kind());
        }
    }

    @Test
    void whatTheGraphCannotComputeIsTheCallersFault() {
        try (var model = open(Graphs.gather())) {
            var refusal = refusal(model, request(longs("I", 7)));
            assertEquals(Kind.INVALID, refusal.kind());
            assertTrue(refusal.getMessage().contains("idx=7"), refusal.getMessage());
            assertArrayEquals(new float[] {30}, values(model.infer(request(longs("I", 2))).outputs().getFirst()));
        }
    }

    @Test
    void theCacheKeyTellsEveryPartOfARequestApart() {
        var one = new TensorRequest(List.of(floats("X", new long[] {1, 2}, 1, 2)), List.of());
        var key = CanonicalRequest.digest(one);
        assertEquals(key, CanonicalRequest.digest(new TensorRequest(List.of(floats("X", new long[] {1, 2}, 1, 2)), List.of())));
        for (var other : List.of(
                new TensorRequest(List.of(floats("X", new long[] {1, 2}, 1, 3)), List.of()),
                new TensorRequest(List.of(floats("X", new long[] {2, 1}, 1, 2)), List.of()),
                new TensorRequest(List.of(floats("Z", new long[] {1, 2}, 1, 2)), List.of()),
                new TensorRequest(List.of(Tensor.of("X", Datatype.INT32, new long[] {1, 2}, one.inputs().getFirst().bytes())), List.of()),
                new TensorRequest(List.of(Tensor.of("X", new long[] {1, 2}, new String[] {"ab", "c"})), List.of()),
                new TensorRequest(List.of(Tensor.of("X", new long[] {1, 2}, new String[] {"a", "bc"})), List.of()),
                new TensorRequest(one.inputs(), List.of("Y")))) {
            assertNotEquals(key, CanonicalRequest.digest(other));
        }
        assertNotEquals(
                CanonicalRequest.digest(new TensorRequest(List.of(Tensor.of("X", new long[] {1, 2}, new String[] {"ab", "c"})), List.of())),
                CanonicalRequest.digest(new TensorRequest(List.of(Tensor.of("X", new long[] {1, 2}, new String[] {"a", "bc"})), List.of())));
    }

    private TensorModel open(byte[] graph) {
        return new TensorModel(sessions.open(Graphs.bundle(folder, graph), OnnxOptions.DEFAULT));
    }

    private static DomainException refusal(TensorModel model, TensorRequest request) {
        return assertThrows(DomainException.class, () -> model.infer(request));
    }

    static TensorRequest request(Tensor... inputs) {
        return new TensorRequest(List.of(inputs), List.of());
    }

    static Tensor floats(String name, long[] shape, float... values) {
        var bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (var value : values) bytes.putFloat(value);
        return Tensor.of(name, Datatype.FP32, shape, bytes.array());
    }

    static Tensor longs(String name, long... values) {
        var bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (var value : values) bytes.putLong(value);
        return Tensor.of(name, Datatype.INT64, new long[] {values.length}, bytes.array());
    }

    static float[] values(Tensor tensor) {
        var values = new float[tensor.elements()];
        tensor.buffer().asFloatBuffer().get(values);
        return values;
    }
}
