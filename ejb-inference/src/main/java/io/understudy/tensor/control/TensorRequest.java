package io.understudy.tensor.control;

import io.understudy.serving.control.Recordable;
import java.util.List;
import java.util.Map;

/** @param outputs names of those that are wanted, in the order of the answer; empty for all */
public record TensorRequest(List<Tensor> inputs, List<String> outputs) implements Recordable {
    public TensorRequest {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    @Override
    public Object recorded() {
        return Map.of("inputs", inputs.stream().map(TensorRecord::whole).toList(), "outputs", outputs);
    }
}
