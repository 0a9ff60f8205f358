package io.understudy.tensor.control;

import java.util.List;

/** @param outputs names of those that are wanted, in the order of the answer; empty for all */
public record TensorRequest(List<Tensor> inputs, List<String> outputs) {
    public TensorRequest {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
