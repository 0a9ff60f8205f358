package io.understudy.tensor.boundary;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.understudy.failure.boundary.JsonProblems;
import io.understudy.failure.boundary.Refusal;
import io.understudy.failure.entity.DomainException;
import io.understudy.tensor.boundary.InferRequest.Output;
import io.understudy.tensor.control.Tensor;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads an inference request token by token: JSON, and the binary data that may follow it. */
final class InferRequestReader {

    static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final JsonParser json;
    private final ByteBuffer binary;
    private String id;
    private Parameters parameters = Parameters.NONE;
    private List<Tensor> inputs;
    private List<Output> outputs = List.of();

    private InferRequestReader(JsonParser json, ByteBuffer binary) {
        this.json = json;
        this.binary = binary;
    }

    /**
     * @param jsonLength the bytes of the JSON; what follows is binary data
     * @throws DomainException INVALID with the field and the reason
     */
    static InferRequest read(byte[] body, int jsonLength) {
        try (var json = JSON.createParser(body, 0, jsonLength)) {
            return new InferRequestReader(json, ByteBuffer.wrap(body, jsonLength, body.length - jsonLength)).request();
        } catch (JsonProcessingException e) {
            throw new Refusal(JsonProblems.from(e));
        } catch (CharConversionException e) {
            throw DomainException.invalid("body", "is not UTF-8 text");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InferRequest request() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) throw DomainException.invalid("body", "must be a JSON object");
        for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            switch (name) {
                case "id" -> id = text("id");
                case "parameters" -> parameters = Parameters.read(json, "parameters");
                case "inputs" -> inputs = inputs();
                case "outputs" -> outputs = outputs();
                default -> json.skipChildren();
            }
        }
        if (json.nextToken() != null) throw DomainException.invalid("body", "goes on after its JSON object has ended");
        if (inputs == null) throw DomainException.invalid("inputs", "is missing");
        if (binary.hasRemaining()) throw DomainException.invalid("body", "has " + binary.remaining() + " bytes of binary data more than the inputs say");
        return new InferRequest(id, parameters, inputs, outputs);
    }

    private List<Tensor> inputs() throws IOException {
        requireArray("inputs");
        var read = new ArrayList<Tensor>();
        while (json.nextToken() != JsonToken.END_ARRAY) read.add(new InputReader(json, binary, "inputs[" + read.size() + "]").input());
        return read;
    }

    private List<Output> outputs() throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) return List.of();
        requireArray("outputs");
        var read = new ArrayList<Output>();
        while (json.nextToken() != JsonToken.END_ARRAY) read.add(output("outputs[" + read.size() + "]"));
        return read;
    }

    private Output output(String field) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) throw DomainException.invalid(field, "must be an object");
        String output = null;
        var given = Parameters.NONE;
        for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            if (name.equals("name")) output = text(field + ".name");
            else if (name.equals("parameters")) given = Parameters.read(json, field + ".parameters");
            else json.skipChildren();
        }
        if (output == null) throw DomainException.invalid(field + ".name", "is missing");
        return new Output(output, given.truth("binary_data"));
    }

    private String text(String field) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> json.getText();
            case VALUE_NULL -> null;
            default -> throw DomainException.invalid(field, "must be a text");
        };
    }

    private void requireArray(String field) {
        if (json.currentToken() != JsonToken.START_ARRAY) throw DomainException.invalid(field, "must be an array");
    }
}
