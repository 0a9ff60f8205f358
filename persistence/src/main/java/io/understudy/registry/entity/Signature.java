package io.understudy.registry.entity;

import java.util.List;
import java.util.Optional;

/** Inputs and outputs of a graph, as the artifact itself declares them. */
public record Signature(List<Tensor> inputs, List<Tensor> outputs) {

    /**
     * @param datatype in the Open Inference Protocol's words: {@code FP32}, {@code INT64}, {@code BYTES}, …
     * @param shape one entry an axis, −1 where the length is free
     */
    public record Tensor(String name, String datatype, List<Long> shape) {
        public Tensor {
            shape = List.copyOf(shape);
        }
    }

    public Signature {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    public Optional<Tensor> input(String name) {
        return inputs.stream().filter(t -> t.name().equals(name)).findFirst();
    }

    public Optional<Tensor> output(String name) {
        return outputs.stream().filter(t -> t.name().equals(name)).findFirst();
    }
}
