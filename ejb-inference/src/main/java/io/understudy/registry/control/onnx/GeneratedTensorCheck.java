package io.understudy.registry.control.onnx;

import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.understudy.failure.entity.DomainException;
import java.util.Arrays;
import java.util.Map;

/**
 * Tensors that a few bytes ask the runtime to make, when it loads a graph or at its first run: so far as the graph's
 * constants say how large they are, none of them may be, and those of constants alone not all together. What is as large
 * as the constants that are there is no harm.
 */
final class GeneratedTensorCheck {

    static final long MAX_ELEMENTS = 1L << 27;

    /** Weights are turned and converted a few times before they are used. */
    private static final int COPIES = 8;

    private final String field;
    private final Map<String, FunctionProto> functions;
    private long stored;
    private double made;

    GeneratedTensorCheck(String field, Map<String, FunctionProto> functions) {
        this.field = field;
        this.functions = functions;
    }

    /** A constant of the model, of a plausible shape. */
    void see(TensorProto constant) {
        stored += Math.max(0, TensorSize.elements(constant.getDimsList()));
    }

    void check(ModelProto model) {
        new GraphSizes(field, functions, this::check).follow(model.getGraph());
    }

    private void check(NodeProto node, Known result) {
        var elements = result.elements();
        if (elements > MAX_ELEMENTS + stored) {
            throw refused(node, "makes a tensor of the shape " + shown(result.shape()) + ", which is too large: more than " + MAX_ELEMENTS + " elements");
        }
        if (result.constant()) made += elements;
        if (made > MAX_ELEMENTS + (double) COPIES * stored) {
            throw refused(node, "and those before it make more than " + MAX_ELEMENTS + " elements of constants");
        }
    }

    private DomainException refused(NodeProto node, String reason) {
        return DomainException.invalid(field, "the operator " + node.getOpType() + " " + reason);
    }

    private static String shown(double[] shape) {
        return Arrays.toString(Arrays.stream(shape).mapToLong(axis -> (long) axis).toArray());
    }
}
