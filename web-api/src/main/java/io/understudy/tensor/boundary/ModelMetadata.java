package io.understudy.tensor.boundary;

import io.understudy.registry.entity.Signature;
import java.util.List;

/**
 * @param versions in service
 * @param platform always {@code onnxruntime_onnx}
 * @param inputs of the version asked for or, without one, of that with the largest share; −1 is a free axis
 */
public record ModelMetadata(
        String name, List<String> versions, String platform, List<Signature.Tensor> inputs, List<Signature.Tensor> outputs) {}
