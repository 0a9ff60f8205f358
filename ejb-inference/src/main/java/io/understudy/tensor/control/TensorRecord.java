package io.understudy.tensor.control;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tensors as the prediction log keeps them. */
final class TensorRecord {

    private static final int SHOWN_VALUES = 16;

    private TensorRecord() {}

    /** What it is, and its first values where they are of the usual number types. */
    static Map<String, Object> summary(Tensor tensor) {
        var summary = head(tensor);
        var values = values(tensor);
        if (!values.isEmpty()) summary.put("values", values);
        return summary;
    }

    /** All of it: texts as they are, else the little-endian bytes in Base64. */
    static Map<String, Object> whole(Tensor tensor) {
        var whole = head(tensor);
        if (tensor.texts() != null) whole.put("data", tensor.texts());
        else whole.put("base64", Base64.getEncoder().encodeToString(tensor.bytes()));
        return whole;
    }

    private static Map<String, Object> head(Tensor tensor) {
        var head = new LinkedHashMap<String, Object>();
        head.put("name", tensor.name());
        head.put("datatype", tensor.datatype().name());
        head.put("shape", tensor.shape());
        return head;
    }

    private static List<Number> values(Tensor tensor) {
        if (tensor.texts() != null) return List.of();
        var values = new ArrayList<Number>();
        var buffer = tensor.buffer();
        for (int i = 0; i < Math.min(SHOWN_VALUES, tensor.elements()); i++) {
            switch (tensor.datatype()) {
                case FP32 -> values.add(buffer.getFloat());
                case FP64 -> values.add(buffer.getDouble());
                case INT32 -> values.add(buffer.getInt());
                case INT64 -> values.add(buffer.getLong());
                default -> {
                    return List.of();
                }
            }
        }
        return values;
    }
}
