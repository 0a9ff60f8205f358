package io.understudy.registry.control.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.understudy.failure.entity.DomainException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tensors that a few bytes ask the runtime to make: {@code ConstantOfShape} and {@code Expand} with a constant shape are
 * computed as soon as a graph is loaded.
 */
final class GeneratedTensorCheck {

    private static final long MAX_ELEMENTS = 1L << 28;

    /** Which input is the shape. */
    private static final Map<String, Integer> SHAPE_INPUT = Map.of("ConstantOfShape", 0, "Expand", 1);

    private final String field;
    private final Map<String, List<Long>> shapes = new HashMap<>();
    private final List<NodeProto> generators = new ArrayList<>();

    GeneratedTensorCheck(String field) {
        this.field = field;
    }

    void see(TensorProto constant) {
        if (!constant.getName().isEmpty()) remember(constant.getName(), integers(constant));
    }

    void see(NodeProto node) {
        if (SHAPE_INPUT.containsKey(node.getOpType())) generators.add(node);
        if (!node.getOpType().equals("Constant") || node.getOutputCount() != 1) return;
        for (var attribute : node.getAttributeList()) remember(node.getOutput(0), integers(attribute));
    }

    void check() {
        for (var node : generators) {
            var input = SHAPE_INPUT.get(node.getOpType());
            if (node.getInputCount() <= input) continue;
            var shape = shapes.getOrDefault(node.getInput(input), List.of());
            var elements = TensorSize.elements(shape);
            if (elements < 0 || elements > MAX_ELEMENTS) {
                throw DomainException.invalid(field, "the operator " + node.getOpType() + " makes a tensor of the shape " + shape + ", which is too large");
            }
        }
    }

    /** Names of different subgraphs may be the same; the larger shape stands for both. */
    private void remember(String name, List<Long> shape) {
        shapes.merge(name, shape, (a, b) -> size(a) >= size(b) ? a : b);
    }

    private static long size(List<Long> shape) {
        var elements = TensorSize.elements(shape);
        return elements < 0 ? Long.MAX_VALUE : elements;
    }

    private static List<Long> integers(AttributeProto attribute) {
        return attribute.hasT() ? integers(attribute.getT()) : attribute.getIntsList();
    }

    /** A tensor's shape is a list of INT64, with at most so many axes. */
    private static List<Long> integers(TensorProto tensor) {
        if (tensor.getDataType() != TensorProto.DataType.INT64.getNumber()) return List.of();
        if (!tensor.hasRawData()) return tensor.getInt64DataCount() > 64 ? List.of() : tensor.getInt64DataList();
        var raw = tensor.getRawData();
        var values = new ArrayList<Long>();
        var buffer = raw.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.remaining() >= Long.BYTES && values.size() <= 64) values.add(buffer.getLong());
        return values.size() > 64 ? List.of() : values;
    }
}
