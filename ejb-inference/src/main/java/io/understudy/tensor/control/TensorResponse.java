package io.understudy.tensor.control;

import java.util.List;

public record TensorResponse(List<Tensor> outputs) {
    public TensorResponse {
        outputs = List.copyOf(outputs);
    }
}
