package io.understudy.tensor.control;

import io.understudy.serving.control.Summarised;
import java.util.List;
import java.util.Map;

public record TensorResponse(List<Tensor> outputs) implements Summarised {
    public TensorResponse {
        outputs = List.copyOf(outputs);
    }

    @Override
    public Map<String, Object> summary() {
        return Map.of("outputs", outputs.stream().map(TensorRecord::summary).toList());
    }
}
