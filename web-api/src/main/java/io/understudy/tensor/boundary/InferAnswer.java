package io.understudy.tensor.boundary;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import io.understudy.serving.control.Inference;
import io.understudy.tensor.control.Tensor;
import io.understudy.tensor.control.TensorResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer as it is sent: JSON, and after it the tensors that were asked for as binary data.
 *
 * @param jsonLength bytes of the JSON
 * @param hasBinary whether any tensor is sent so, be it an empty one
 */
record InferAnswer(byte[] body, int jsonLength, boolean hasBinary) {

    static InferAnswer of(String model, InferRequest request, Inference<TensorResponse> inference) {
        var binary = new ArrayList<byte[]>();
        try (var out = new ByteArrayBuilder()) {
            try (var json = InferRequestReader.JSON.createGenerator(out)) {
                write(json, model, request, inference, binary);
            }
            int jsonLength = out.size();
            for (var tensor : binary) out.write(tensor);
            return new InferAnswer(out.toByteArray(), jsonLength, !binary.isEmpty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(JsonGenerator json, String model, InferRequest request, Inference<TensorResponse> inference, List<byte[]> binary)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("model_name", model);
        json.writeStringField("model_version", inference.version());
        if (request.id() != null) json.writeStringField("id", request.id());
        json.writeArrayFieldStart("outputs");
        for (var output : inference.output().outputs()) write(json, output, request.isBinary(output.name()), binary);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Tensor tensor, boolean isBinary, List<byte[]> binary) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", tensor.name());
        json.writeStringField("datatype", tensor.datatype().name());
        json.writeFieldName("shape");
        json.writeArray(tensor.shape(), 0, tensor.shape().length);
        if (isBinary) {
            var bytes = BinaryData.write(tensor);
            binary.add(bytes);
            json.writeObjectFieldStart("parameters");
            json.writeNumberField("binary_data_size", bytes.length);
            json.writeEndObject();
        } else {
            json.writeArrayFieldStart("data");
            DataWriter.write(json, tensor);
            json.writeEndArray();
        }
        json.writeEndObject();
    }
}
