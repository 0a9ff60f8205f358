package io.understudy.registry.control.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.entity.Signature;
import java.util.List;
import java.util.stream.Collectors;

/** Reads what a graph takes and gives, in the Open Inference Protocol's words. */
record GraphSignature(String field) {

    /** Constants may be listed among the inputs (IR version 3); a caller need not give them. */
    Signature of(GraphProto graph) {
        var constants = graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
        return new Signature(
                graph.getInputList().stream()
                        .filter(i -> !constants.contains(i.getName()))
                        .map(i -> tensor("input", i))
                        .toList(),
                graph.getOutputList().stream().map(o -> tensor("output", o)).toList());
    }

    private Signature.Tensor tensor(String side, ValueInfoProto value) {
        var what = "the " + side + " '" + value.getName() + "' ";
        if (!value.getType().hasTensorType()) {
            throw DomainException.invalid(field, what + "is " + kind(value.getType()) + "; only tensors can be served");
        }
        var tensor = value.getType().getTensorType();
        return new Signature.Tensor(value.getName(), datatype(what, tensor.getElemType()), shape(what, tensor.getShape()));
    }

    private static String kind(TypeProto type) {
        return switch (type.getValueCase()) {
            case SEQUENCE_TYPE -> "a sequence";
            case MAP_TYPE -> "a map";
            case OPTIONAL_TYPE -> "an optional value";
            case SPARSE_TENSOR_TYPE -> "a sparse tensor";
            default -> "of no declared type";
        };
    }

    private String datatype(String what, int number) {
        var type = TensorProto.DataType.forNumber(number);
        var name = type == null
                ? null
                : switch (type) {
                    case BOOL, UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64 -> type.name();
                    case FLOAT16 -> "FP16";
                    case FLOAT -> "FP32";
                    case DOUBLE -> "FP64";
                    case BFLOAT16 -> "BF16";
                    case STRING -> "BYTES";
                    default -> null;
                };
        if (name == null) {
            throw DomainException.invalid(field, what + "has the element type " + (type == null ? number : type) + ", which cannot be served");
        }
        return name;
    }

    private List<Long> shape(String what, TensorShapeProto shape) {
        var axes = shape.getDimList().stream()
                .map(axis -> axis.hasDimValue() && axis.getDimValue() >= 0 ? axis.getDimValue() : -1L)
                .toList();
        var fixed = axes.stream().filter(a -> a >= 0).toList();
        var elements = TensorSize.elements(fixed);
        if (elements < 0) throw DomainException.invalid(field, what + "declares an impossible shape " + axes);
        if (elements > GeneratedTensorCheck.MAX_ELEMENTS) {
            throw DomainException.invalid(field, what + "declares the shape " + axes + ", more than " + GeneratedTensorCheck.MAX_ELEMENTS + " elements");
        }
        return axes;
    }
}
