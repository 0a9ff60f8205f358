package io.understudy.tensor.boundary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.tensor.control.Datatype;
import io.understudy.tensor.control.Tensor;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferRequestReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "BOOL   | true,false                                | 0100",
        "UINT8  | 0,255                                     | 00ff",
        "UINT16 | 1,65535                                   | 0100ffff",
        "UINT32 | 1,4294967295                              | 01000000ffffffff",
        "UINT64 | 1,18446744073709551615                    | 0100000000000000ffffffffffffffff",
        "INT8   | -128,127                                  | 807f",
        "INT16  | -32768,32767                              | 0080ff7f",
        "INT32  | -2147483648,2147483647                    | 00000080ffffff7f",
        "INT64  | -9223372036854775808,9223372036854775807  | 0000000000000080ffffffffffffff7f",
        "FP16   | 1,-2.5,65504                              | 003c00c1ff7b",
        "BF16   | 1,-2.5                                    | 803f20c0",
        "FP32   | 1.5,1e-45,16777217                        | 0000c03f010000000000804b",
        "FP64   | 0.1,-1                                    | 9a9999999999b93f000000000000f0bf",
        "FP32   | \"NaN\",\"Infinity\",\"-Infinity\"         | 0000c07f0000807f000080ff",
        "FP32   | NaN,Infinity,-Infinity                    | 0000c07f0000807f000080ff",
        "FP64   | NaN,\"-Infinity\"                          | 000000000000f87f000000000000f0ff",
        "FP16   | \"NaN\",Infinity                           | 007e007c",
    })
    void readsEveryTypeToTheBit(Datatype datatype, String data, String hex) {
        var tensor = read(input(datatype, data.split(",").length, "[" + data + "]"));
        assertEquals(datatype, tensor.datatype());
        assertEquals(hex, HexFormat.of().formatHex(tensor.bytes()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "BOOL   | 1                     | must be true or false, not a number",
        "UINT8  | 256                   | must be from 0 to 255",
        "UINT8  | -1                    | must be from 0 to 255",
        "UINT64 | 18446744073709551616  | must be from 0 to 18446744073709551615",
        "INT8   | -129                  | must be from -128 to 127",
        "INT64  | 9223372036854775808   | must be from -9223372036854775808 to 9223372036854775807",
        "INT32  | 1.0                   | must be a whole number, not a fraction",
        "INT32  | \"1\"                 | must be a whole number, not a text",
        "FP16   | 65520                 | is more than FP16 can hold",
        "FP32   | 1e39                  | is more than FP32 can hold",
        "FP64   | 1e309                 | is more than FP64 can hold",
        "FP32   | null                  | must be a number, not null",
        "FP32   | \"1.5\"               | must be a number, or one of the texts NaN, Infinity and -Infinity, not a text",
        "FP32   | {}                    | must be a number, not an object",
        "BYTES  | 5                     | must be a text, not a number",
    })
    void refusesWhatATypeCannotHold(Datatype datatype, String element, String reason) {
        var two = datatype == Datatype.BOOL ? "[true," + element + "]" : datatype == Datatype.BYTES ? "[\"a\"," + element + "]" : "[1," + element + "]";
        assertEquals("inputs.X.data[1]: " + reason, refusal(input(datatype, 2, two)));
    }

    @Test
    void readsTexts() {
        assertArrayEquals(new String[] {"a", "", "नृत्य"}, read(input(Datatype.BYTES, 3, "[\"a\",\"\",\"नृत्य\"]")).texts());
    }

    @Test
    void readsNestedDataRowByRow() {
        var tensor = read("{\"inputs\":[{\"name\":\"X\",\"shape\":[2,1,3],\"datatype\":\"UINT8\",\"data\":[[[1,2,3]],[[4,5,6]]]}]}");
        assertEquals("010203040506", HexFormat.of().formatHex(tensor.bytes()));
        assertArrayEquals(new long[] {2, 1, 3}, tensor.shape());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "[[1,2],[3]]   | is nested unevenly: arrays side by side must have the same length and depth",
        "[[1,2],3]     | is nested unevenly: arrays side by side must have the same length and depth",
        "[1,[2,3]]     | is nested unevenly: arrays side by side must have the same length and depth",
        "[[1],[2]]     | is nested as [2, 1]; the shape is [2, 2]",
        "7             | must be an array",
    })
    void refusesDataOfAnotherShape(String data, String reason) {
        assertEquals("inputs.X.data: " + reason, refusal("{\"inputs\":[{\"name\":\"X\",\"shape\":[2,2],\"datatype\":\"UINT8\",\"data\":" + data + "}]}"));
    }

    @Test
    void takesMembersInAnyOrderAndIgnoresUnknownOnes() {
        var tensor = read("{\"model_name\":\"m\",\"inputs\":[{\"data\":[[1],[2]],\"extra\":{\"a\":[1]},\"datatype\":\"INT16\",\"shape\":[2,1],\"name\":\"X\"}],\"id\":\"1\"}");
        assertEquals("01000200", HexFormat.of().formatHex(tensor.bytes()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "[]                                                                          | body: must be a JSON object",
        "{}                                                                          | inputs: is missing",
        "{\"inputs\":{}}                                                             | inputs: must be an array",
        "{\"inputs\":[5]}                                                            | inputs[0]: must be an object",
        "{\"inputs\":[{}]}                                                           | inputs[0].name: is missing",
        "{\"inputs\":[{\"name\":\"X\"}]}                                             | inputs.X.datatype: is missing",
        "{\"inputs\":[{\"name\":\"X\",\"datatype\":\"FP32\"}]}                       | inputs.X.shape: is missing",
        "{\"inputs\":[{\"name\":\"X\",\"datatype\":\"FP32\",\"shape\":[1]}]}         | inputs.X.data: is missing",
        "{\"inputs\":[{\"name\":\"X\",\"shape\":[-1]}]}                              | inputs.X.shape[0]: must be a whole number from 0 to 9223372036854775807",
        "{\"inputs\":[{\"name\":\"X\",\"shape\":[1,1,1,1,1,1,1,1,1]}]}               | inputs.X.shape: must have at most 8 axes",
        "{\"inputs\":[],\"id\":5}                                                    | id: must be a text",
        "{\"inputs\":[],\"parameters\":{\"a\":[]}}                                   | parameters.a: must be a text, a number, true or false",
        "{\"inputs\":[],\"outputs\":[{}]}                                            | outputs[0].name: is missing",
        "{\"inputs\":[],\"outputs\":[{\"name\":\"Y\",\"parameters\":{\"classification\":2}}]} | outputs[0].parameters.classification: is an extension that this server does not offer",
        "{\"inputs\":[]} 5                                                           | body: goes on after its JSON object has ended",
    })
    void namesTheMemberThatIsWrong(String body, String message) {
        assertEquals(message, refusal(body));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"inputs\":[", "{\"inputs\":[{\"name\":\"X\",\"shape\":[1", "{\"inputs\":[{\"name\":\"X\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":[1", "nonsense"})
    void refusesMalformedJson(String body) {
        assertTrue(refusal(body).startsWith("body: is malformed JSON at line 1"), refusal(body));
    }

    @Test
    void namesAnUnknownType() {
        assertTrue(refusal("{\"inputs\":[{\"name\":\"X\",\"datatype\":\"FLOAT\"}]}").startsWith("inputs.X.datatype: must be one of [BOOL, UINT8,"));
    }

    @Test
    void readsBinaryDataInTheOrderOfTheInputs() {
        var json = """
                {"inputs":[{"name":"A","shape":[2],"datatype":"UINT16","parameters":{"binary_data_size":4}},
                {"name":"T","shape":[3],"datatype":"BYTES","parameters":{"binary_data_size":17}},
                {"name":"J","shape":[1],"datatype":"INT8","data":[7]}]}""";
        var body = new ByteArrayOutputStream();
        body.writeBytes(json.getBytes(UTF_8));
        body.writeBytes(HexFormat.of().parseHex("01ff02ff" + "01000000" + "61" + "00000000" + "04000000" + "c39fc39f"));
        var inputs = InferRequestReader.read(body.toByteArray(), json.getBytes(UTF_8).length).inputs();
        assertEquals("01ff02ff", HexFormat.of().formatHex(inputs.get(0).bytes()));
        assertArrayEquals(new String[] {"a", "", "ßß"}, inputs.get(1).texts());
        assertEquals("07", HexFormat.of().formatHex(inputs.get(2).bytes()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "UINT16 | 5 | 0102030405 | inputs.X.data: 5 bytes are no whole number of elements of 2",
        "UINT16 | 4 | 0102       | inputs.X.parameters.binary_data_size: is 4; the body has 2 bytes left after its JSON",
        "UINT16 | 2 | 01020304   | body: has 2 bytes of binary data more than the inputs say",
        "BOOL   | 2 | 0102       | inputs.X.data[1]: must be 0 or 1, not 2",
        "BYTES  | 3 | 010203     | inputs.X.data[0]: has no length of four bytes",
        "BYTES  | 5 | ffffffff61 | inputs.X.data[0]: is said to have 4294967295 bytes; 1 are left",
        "BYTES  | 5 | 01000000ff | inputs.X.data[0]: is not UTF-8 text, the only kind that ONNX has",
    })
    void refusesBinaryDataThatDoNotAddUp(String datatype, int size, String hex, String message) {
        var json = "{\"inputs\":[{\"name\":\"X\",\"shape\":[2],\"datatype\":\"" + datatype + "\",\"parameters\":{\"binary_data_size\":" + size + "}}]}";
        var body = new ByteArrayOutputStream();
        body.writeBytes(json.getBytes(UTF_8));
        body.writeBytes(HexFormat.of().parseHex(hex));
        var refusal = assertThrows(RuntimeException.class, () -> InferRequestReader.read(body.toByteArray(), json.length()));
        assertEquals(message, refusal.getMessage());
    }

    @Test
    void sticksByTheParametersThenByTheId() {
        assertEquals("u", request("{\"inputs\":[],\"id\":\"i\",\"parameters\":{\"unit\":\"u\",\"user_id\":\"v\",\"session_id\":\"s\"}}").unit());
        assertEquals("v", request("{\"inputs\":[],\"id\":\"i\",\"parameters\":{\"user_id\":\"v\",\"session_id\":\"s\"}}").unit());
        assertEquals("s", request("{\"inputs\":[],\"id\":\"i\",\"parameters\":{\"session_id\":\"s\"}}").unit());
        assertEquals("i", request("{\"inputs\":[],\"id\":\"i\"}").unit());
        assertNull(request("{\"inputs\":[]}").unit());
        assertEquals(
                "parameters.user_id: must be a text",
                assertThrows(RuntimeException.class, () -> request("{\"inputs\":[],\"parameters\":{\"user_id\":7}}").unit()).getMessage());
    }

    @Test
    void anOutputsOwnWishForBinaryDataStandsOverTheRequests() {
        var request = request("{\"inputs\":[],\"parameters\":{\"binary_data_output\":true},\"outputs\":[{\"name\":\"A\"},"
                + "{\"name\":\"B\",\"parameters\":{\"binary_data\":false}}]}");
        assertEquals(List.of("A", "B"), request.tensors().outputs());
        assertTrue(request.isBinary("A"));
        assertFalse(request.isBinary("B"));
        assertFalse(request("{\"inputs\":[]}").isBinary("A"));
    }

    private static String input(Datatype datatype, int count, String data) {
        return "{\"inputs\":[{\"name\":\"X\",\"shape\":[" + count + "],\"datatype\":\"" + datatype + "\",\"data\":" + data + "}]}";
    }

    private static InferRequest request(String json) {
        var body = json.getBytes(UTF_8);
        return InferRequestReader.read(body, body.length);
    }

    private static Tensor read(String json) {
        return request(json).inputs().getFirst();
    }

    private static String refusal(String json) {
        return assertThrows(RuntimeException.class, () -> request(json)).getMessage();
    }
}
