package io.understudy.tensor.control;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import io.understudy.serving.control.SessionSignature;
import java.util.Arrays;
import java.util.stream.Stream;

/** Copies what a run gave out of the runtime's memory. */
final class OrtOutputs {

    private OrtOutputs() {}

    static Tensor read(String name, OnnxTensor tensor) throws OrtException {
        var info = tensor.getInfo();
        var datatype = Datatype.valueOf(SessionSignature.datatype(info));
        if (datatype == Datatype.BYTES) return Tensor.of(name, info.getShape(), texts(tensor.getValue()).toArray(String[]::new));
        return Tensor.of(name, datatype, info.getShape(), tensor.getByteBuffer().array());
    }

    /** A text, or arrays of arrays of them. */
    private static Stream<String> texts(Object value) {
        return value instanceof Object[] array ? Arrays.stream(array).flatMap(OrtOutputs::texts) : Stream.of((String) value);
    }
}
