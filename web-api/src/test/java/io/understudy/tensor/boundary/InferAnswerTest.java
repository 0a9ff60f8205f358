package io.understudy.tensor.boundary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.serving.control.Inference;
import io.understudy.tensor.boundary.InferRequest.Output;
import io.understudy.tensor.control.Datatype;
import io.understudy.tensor.control.Tensor;
import io.understudy.tensor.control.TensorResponse;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferAnswerTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "BOOL   | 0001                             | false,true",
        "UINT8  | ff01                             | 255,1",
        "UINT16 | ffff0100                         | 65535,1",
        "UINT32 | ffffffff                         | 4294967295",
        "UINT64 | ffffffffffffffff                 | 18446744073709551615",
        "INT8   | ff01                             | -1,1",
        "INT16  | ffff                             | -1",
        "INT32  | ffffffff                         | -1",
        "INT64  | 0000000000000080                 | -9223372036854775808",
        "FP16   | 662e007c                         | 0.099975586,\"Infinity\"",
        "BF16   | 803f                             | 1.0",
        "FP32   | cdcccc3d0000c07f000080ff         | 0.1,\"NaN\",\"-Infinity\"",
        "FP64   | 9a9999999999b93f                 | 0.1",
    })
    void writesEveryTypeSoThatItCanBeReadBack(Datatype datatype, String hex, String data) {
        var bytes = HexFormat.of().parseHex(hex);
        long count = bytes.length / datatype.width();
        var json = text(answer(request(null), Tensor.of("Y", datatype, new long[] {count}, bytes)));
        assertEquals(
                "{\"model_name\":\"m\",\"model_version\":\"v1\",\"outputs\":[{\"name\":\"Y\",\"datatype\":\"" + datatype
                        + "\",\"shape\":[" + count + "],\"data\":[" + data + "]}]}",
                json);
        var again = "{\"inputs\":[{\"name\":\"Y\",\"datatype\":\"" + datatype + "\",\"shape\":[" + count + "],\"data\":[" + data + "]}]}";
        var read = InferRequestReader.read(again.getBytes(UTF_8), again.length()).inputs().getFirst();
        assertEquals(hex, HexFormat.of().formatHex(read.bytes()));
    }

    @Test
    void echoesTheIdAndWritesTexts() {
        assertEquals(
                "{\"model_name\":\"m\",\"model_version\":\"v1\",\"id\":\"42\",\"outputs\":[{\"name\":\"Y\",\"datatype\":\"BYTES\",\"shape\":[1,2],\"data\":[\"a\\\"\",\"नृत्य\"]}]}",
                text(answer(request("42"), Tensor.of("Y", new long[] {1, 2}, new String[] {"a\"", "नृत्य"}))));
    }

    @Test
    void putsBinaryDataAfterTheJsonInTheOrderOfTheOutputs() {
        var request = new InferRequest(null, Parameters.NONE, List.of(), List.of(
                new Output("A", Optional.of(true)), new Output("B", Optional.empty()), new Output("C", Optional.of(true))));
        var answer = answer(
                request,
                Tensor.of("A", new long[] {2}, new String[] {"ß", ""}),
                Tensor.of("B", Datatype.INT8, new long[] {1}, new byte[] {5}),
                Tensor.of("C", Datatype.INT16, new long[] {1}, new byte[] {1, 2}));
        assertTrue(answer.hasBinary());
        assertEquals(
                "{\"model_name\":\"m\",\"model_version\":\"v1\",\"outputs\":["
                        + "{\"name\":\"A\",\"datatype\":\"BYTES\",\"shape\":[2],\"parameters\":{\"binary_data_size\":10}},"
                        + "{\"name\":\"B\",\"datatype\":\"INT8\",\"shape\":[1],\"data\":[5]},"
                        + "{\"name\":\"C\",\"datatype\":\"INT16\",\"shape\":[1],\"parameters\":{\"binary_data_size\":2}}]}",
                new String(answer.body(), 0, answer.jsonLength(), UTF_8));
        assertArrayEquals(
                HexFormat.of().parseHex("02000000" + "c39f" + "00000000" + "0102"),
                Arrays.copyOfRange(answer.body(), answer.jsonLength(), answer.body().length));
        assertFalse(answer(request(null), Tensor.of("Y", Datatype.INT8, new long[] {0}, new byte[0])).hasBinary());
    }

    private static InferRequest request(String id) {
        return new InferRequest(id, Parameters.NONE, List.of(), List.of());
    }

    private static InferAnswer answer(InferRequest request, Tensor... outputs) {
        return InferAnswer.of("m", request, new Inference<>(new TensorResponse(List.of(outputs)), "v1", "id", 3, false));
    }

    private static String text(InferAnswer answer) {
        return new String(answer.body(), UTF_8);
    }
}
