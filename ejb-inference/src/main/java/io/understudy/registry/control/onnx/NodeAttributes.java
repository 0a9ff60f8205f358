package io.understudy.registry.control.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import com.google.protobuf.ByteString;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The attributes of one operator, each there once and with its value in the node itself. */
final class NodeAttributes {

    private final Map<String, AttributeProto> attributes = new HashMap<>();

    NodeAttributes(NodeProto node) {
        for (var attribute : node.getAttributeList()) {
            if (!attribute.getRefAttrName().isEmpty()) throw new BadTreeException("takes '" + attribute.getName() + "' from a function, which cannot be checked");
            if (attributes.put(attribute.getName(), attribute) != null) throw new BadTreeException("has '" + attribute.getName() + "' twice");
        }
    }

    private AttributeProto get(String name) {
        return attributes.getOrDefault(name, AttributeProto.getDefaultInstance());
    }

    long integer(String name) {
        return get(name).getI();
    }

    List<Long> integers(String name) {
        return get(name).getIntsList();
    }

    /** Columns of the input; whether it has as many is only known when it comes, and the runtime looks then. */
    void requireFeatures() {
        for (var feature : integers("nodes_featureids")) {
            if (feature < 0 || feature > Integer.MAX_VALUE) throw new BadTreeException("names the feature " + feature);
        }
    }

    List<ByteString> strings(String name) {
        return get(name).getStringsList();
    }

    /** Elements of a tensor; its data have been held against its shape elsewhere. */
    long length(String name) {
        return Math.max(0, get(name).hasT() ? TensorSize.elements(tensor(name).getDimsList()) : 0);
    }

    int[] bytes(String name) {
        var tensor = tensor(name);
        if (!tensor.hasRawData()) return tensor.getInt32DataList().stream().mapToInt(i -> i).toArray();
        var raw = tensor.getRawData();
        var values = new int[raw.size()];
        for (var i = 0; i < values.length; i++) values[i] = raw.byteAt(i) & 0xFF;
        return values;
    }

    /** A tensor of FP32 or FP64. */
    double[] reals(String name) {
        var tensor = tensor(name);
        var single = tensor.getDataType() == TensorProto.DataType.FLOAT.getNumber();
        if (!single && tensor.getDataType() != TensorProto.DataType.DOUBLE.getNumber()) {
            if (length(name) == 0) return new double[0];
            throw new BadTreeException("has " + name + " that are neither FP32 nor FP64");
        }
        if (!tensor.hasRawData()) {
            return single
                    ? tensor.getFloatDataList().stream().mapToDouble(f -> f).toArray()
                    : tensor.getDoubleDataList().stream().mapToDouble(d -> d).toArray();
        }
        var raw = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        var values = new double[raw.remaining() / (single ? Float.BYTES : Double.BYTES)];
        for (var i = 0; i < values.length; i++) values[i] = single ? raw.getFloat() : raw.getDouble();
        return values;
    }

    private TensorProto tensor(String name) {
        var tensor = get(name).getT();
        if (tensor.getDataLocation() == DataLocation.EXTERNAL) throw new BadTreeException("has its " + name + " outside the graph");
        return tensor;
    }
}
