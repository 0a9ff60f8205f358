package io.understudy.tensor.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.understudy.wire.entity.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TensorComparisonTest {

    /** Rows (1, 3), (5, 4) against (2, 3), (4, 4.5): the greatest number moves in the second row only. */
    @Test
    void tellsTheGreatestDifferenceAndTheRowsWithTheSameGreatestNumber() {
        var measures = TensorComparison.of(answer(2, 2, 1, 3, 5, 4), answer(2, 2, 2, 3, 4, 4.5));
        assertEquals(Map.of("same_shape", 1.0, "max_abs_difference", 1.0, "argmax_agreement", 0.5), measures);
    }

    @Test
    void whatIsNoNumberIsEqualToItselfAndHasNoDifferenceToANumber() {
        double nan = Double.NaN;
        double infinite = Double.POSITIVE_INFINITY;
        assertEquals(0.5, difference(answer(1, 3, nan, infinite, 1), answer(1, 3, nan, infinite, 1.5)));
        assertEquals(nan, difference(answer(1, 3, nan, 0, 1), answer(1, 3, 0, 0, 1)));
        assertEquals(infinite, difference(answer(1, 3, infinite, 0, 1), answer(1, 3, -infinite, 0, 1)));
    }

    private static double difference(TensorResponse served, TensorResponse shadow) {
        return TensorComparison.of(served, shadow).get("max_abs_difference");
    }

    @Test
    void otherShapesHaveNothingInCommon() {
        assertEquals(Map.of("same_shape", 0.0), TensorComparison.of(answer(1, 2, 1, 2), answer(2, 1, 1, 2)));
    }

    @Test
    void goldenExamplesAreReadAndShownInTheProtocolsWords() throws JsonProcessingException {
        var read = TensorExamples.request(Json.MAPPER.readTree("""
                {"inputs": [{"name": "X", "datatype": "FP64", "shape": [2, 2], "data": [[1, 3], [5, 4.5]]},
                            {"name": "S", "datatype": "BYTES", "shape": [1], "data": ["a"]},
                            {"name": "B", "datatype": "BOOL", "shape": [2], "data": [true, false]}]}"""));
        assertEquals(List.of(), read.outputs());
        var shown = TensorExamples.shown(new TensorResponse(read.inputs()));
        assertEquals(Json.MAPPER.readTree("""
                {"outputs": [{"name": "X", "datatype": "FP64", "shape": [2, 2], "data": [1.0, 3.0, 5.0, 4.5]},
                             {"name": "S", "datatype": "BYTES", "shape": [1], "data": ["a"]},
                             {"name": "B", "datatype": "BOOL", "shape": [2], "data": [true, false]}]}""").toString(), shown.toString());
    }

    private static TensorResponse answer(int rows, int width, double... values) {
        var bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (var value : values) bytes.putDouble(value);
        return new TensorResponse(List.of(Tensor.of("Y", Datatype.FP64, new long[] {rows, width}, bytes.array())));
    }
}
