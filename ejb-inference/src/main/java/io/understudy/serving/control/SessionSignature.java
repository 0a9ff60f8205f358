package io.understudy.serving.control;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.entity.Signature;
import io.understudy.registry.entity.Signature.Tensor;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** What a loaded graph takes and gives, after ONNX Runtime's own shape inference. */
public final class SessionSignature {

    private static final String ELEMENT_TYPE = "ONNX_TENSOR_ELEMENT_DATA_TYPE_";

    private SessionSignature() {}

    public static Signature of(OrtSession session) {
        try {
            return new Signature(
                    tensors(session.getInputInfo().values()), tensors(session.getOutputInfo().values()));
        } catch (OrtException e) {
            throw DomainException.unavailable("ONNX Runtime cannot tell the graph's signature.", e);
        }
    }

    private static List<Tensor> tensors(Collection<NodeInfo> nodes) {
        return nodes.stream().map(SessionSignature::tensor).toList();
    }

    private static Tensor tensor(NodeInfo node) {
        if (!(node.getInfo() instanceof TensorInfo info)) {
            throw DomainException.invalid("bundle", "'" + node.getName() + "' is not a tensor: " + node.getInfo());
        }
        return new Tensor(
                node.getName(), datatype(info), Arrays.stream(info.getShape()).boxed().toList());
    }

    /** In the Open Inference Protocol's words. */
    public static String datatype(TensorInfo info) {
        var name = info.onnxType.name().substring(ELEMENT_TYPE.length());
        return switch (name) {
            case "FLOAT" -> "FP32";
            case "DOUBLE" -> "FP64";
            case "FLOAT16" -> "FP16";
            case "BFLOAT16" -> "BF16";
            case "STRING" -> "BYTES";
            default -> name;
        };
    }
}
