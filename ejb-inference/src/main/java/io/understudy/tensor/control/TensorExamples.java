package io.understudy.tensor.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.failure.entity.DomainException;
import io.understudy.wire.entity.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Golden examples of a graph in the words of the Open Inference Protocol: {@code inputs} and {@code outputs}, each with
 * {@code name}, {@code datatype}, {@code shape} and flat or nested {@code data}. Answers are shown with flat data.
 */
final class TensorExamples {

    private TensorExamples() {}

    static TensorRequest request(JsonNode example) {
        var inputs = StreamSupport.stream(example.path("inputs").spliterator(), false).map(TensorExamples::tensor).toList();
        var outputs = StreamSupport.stream(example.path("outputs").spliterator(), false).map(o -> o.path("name").asText()).toList();
        return new TensorRequest(inputs, outputs);
    }

    private static Tensor tensor(JsonNode node) {
        var name = node.path("name").asText();
        var datatype = Datatype.named(node.path("datatype").asText())
                .orElseThrow(() -> DomainException.invalid("golden.json", "names no datatype of the protocol for '" + name + "'"));
        var shape = StreamSupport.stream(node.path("shape").spliterator(), false).mapToLong(JsonNode::asLong).toArray();
        var elements = new ArrayList<JsonNode>();
        flatten(node.path("data"), elements);
        if (elements.size() != Arrays.stream(shape).reduce(1, Math::multiplyExact)) {
            throw DomainException.invalid("golden.json", "has not as many elements of '" + name + "' as its shape says");
        }
        if (datatype == Datatype.BYTES) return Tensor.of(name, shape, elements.stream().map(JsonNode::asText).toArray(String[]::new));
        var bytes = ByteBuffer.allocate(elements.size() * datatype.width()).order(ByteOrder.LITTLE_ENDIAN);
        elements.forEach(element -> TensorNumbers.put(bytes, datatype, element.isBoolean() ? (element.booleanValue() ? 1 : 0) : element.asDouble()));
        return Tensor.of(name, datatype, shape, bytes.array());
    }

    private static void flatten(JsonNode data, List<JsonNode> elements) {
        if (!data.isArray()) elements.add(data);
        else data.forEach(element -> flatten(element, elements));
    }

    static JsonNode shown(TensorResponse response) {
        var shown = Json.MAPPER.createObjectNode();
        var outputs = shown.putArray("outputs");
        response.outputs().forEach(output -> show(output, outputs.addObject()));
        return shown;
    }

    private static void show(Tensor tensor, ObjectNode node) {
        node.put("name", tensor.name()).put("datatype", tensor.datatype().name());
        var shape = node.putArray("shape");
        for (var axis : tensor.shape()) shape.add(axis);
        var data = node.putArray("data");
        if (tensor.texts() != null) Arrays.stream(tensor.texts()).forEach(data::add);
        else if (tensor.datatype() == Datatype.BOOL) Arrays.stream(TensorNumbers.of(tensor)).forEach(value -> data.add(value != 0));
        else Arrays.stream(TensorNumbers.of(tensor)).forEach(data::add);
    }
}
