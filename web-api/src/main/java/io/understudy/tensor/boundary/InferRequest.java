package io.understudy.tensor.boundary;

import io.understudy.serving.control.Units;
import io.understudy.tensor.control.Tensor;
import io.understudy.tensor.control.TensorRequest;
import java.util.List;
import java.util.Optional;

/**
 * What a caller of the protocol asks for.
 *
 * @param id null where there is none
 * @param outputs empty for all
 */
record InferRequest(String id, Parameters parameters, List<Tensor> inputs, List<Output> outputs) {

    /** @param binary empty where the request's own parameter says it for all */
    record Output(String name, Optional<Boolean> binary) {}

    TensorRequest tensors() {
        return new TensorRequest(inputs, outputs.stream().map(Output::name).toList());
    }

    /** Who sticks to a version: what the parameters name, else the request by its id; null for nobody. */
    String unit() {
        return parameters.unit("unit")
                .or(() -> parameters.unit("user_id"))
                .or(() -> parameters.unit("session_id"))
                .orElse(id);
    }

    /** For experiments, whose rules see the parameters as attributes. */
    Units units() {
        return new Units(
                parameters.unit("user_id").or(() -> parameters.unit("unit")).orElse(null),
                parameters.unit("session_id").orElse(null),
                id == null || id.isEmpty() || id.length() > Parameters.LONGEST_UNIT ? null : id,
                parameters::text);
    }

    /** Whether an output is to be sent as binary data. */
    boolean isBinary(String output) {
        return outputs.stream()
                .filter(o -> o.name().equals(output))
                .findFirst()
                .flatMap(Output::binary)
                .or(() -> parameters.truth("binary_data_output"))
                .orElse(false);
    }
}
