package io.understudy.tensor.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.wire.entity.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class TensorRecordTest {

    private final Tensor floats = Tensor.of(
            "x", Datatype.FP32, new long[] {1, 2}, ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putFloat(0.5f).putFloat(-2).array());

    @Test
    void aRequestIsRecordedWholly() throws Exception {
        var texts = Tensor.of("t", new long[] {1}, new String[] {"hello"});
        var request = new TensorRequest(List.of(floats, texts), List.of());
        assertEquals(
                Json.MAPPER.readTree("""
                        {"inputs": [
                          {"name": "x", "datatype": "FP32", "shape": [1, 2], "base64": "AAAAPwAAAMA="},
                          {"name": "t", "datatype": "BYTES", "shape": [1], "data": ["hello"]}], "outputs": []}"""),
                Json.MAPPER.readTree(Json.MAPPER.writeValueAsString(request.recorded())));
    }

    @Test
    void anAnswerIsToldByItsFirstValues() throws Exception {
        var many = Tensor.of("y", Datatype.INT64, new long[] {20}, new byte[160]);
        var other = Tensor.of("z", Datatype.FP16, new long[] {1}, new byte[2]);
        var summary = Json.MAPPER.readTree(Json.MAPPER.writeValueAsString(new TensorResponse(List.of(floats, many, other)).summary()));
        assertEquals("[0.5,-2.0]", summary.at("/outputs/0/values").toString());
        assertEquals(16, summary.at("/outputs/1/values").size());
        assertEquals("{\"name\":\"z\",\"datatype\":\"FP16\",\"shape\":[1]}", summary.at("/outputs/2").toString());
    }
}
