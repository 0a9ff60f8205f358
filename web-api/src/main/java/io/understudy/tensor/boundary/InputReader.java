package io.understudy.tensor.boundary;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.understudy.failure.entity.DomainException;
import io.understudy.tensor.control.Datatype;
import io.understudy.tensor.control.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads one input of a request. Its members may come in any order; data that come before their type are kept until then. */
final class InputReader {

    private final JsonParser json;
    private final ByteBuffer binary;
    private final String field;
    private String name;
    private Datatype datatype;
    private long[] shape;
    private Parameters parameters = Parameters.NONE;
    private JsonData data;
    private TokenBuffer early;

    /** @param binary the binary data of this input and of those that follow */
    InputReader(JsonParser json, ByteBuffer binary, String field) {
        this.json = json;
        this.binary = binary;
        this.field = field;
    }

    Tensor input() throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) throw DomainException.invalid(field, "must be an object");
        for (var member = json.nextFieldName(); member != null; member = json.nextFieldName()) {
            json.nextToken();
            switch (member) {
                case "name" -> name = text("name");
                case "datatype" -> datatype = datatype(text("datatype"));
                case "shape" -> shape = shape();
                case "parameters" -> parameters = Parameters.read(json, field + ".parameters");
                case "data" -> data();
                default -> json.skipChildren();
            }
        }
        return tensor();
    }

    private void data() throws IOException {
        if (datatype != null) {
            data = JsonData.read(json, datatype, place("data"));
        } else {
            early = new TokenBuffer(json);
            early.copyCurrentStructure(json);
        }
    }

    private Tensor tensor() throws IOException {
        require(name, "name");
        require(datatype, "datatype");
        require(shape, "shape");
        var size = parameters.size("binary_data_size");
        if (early != null) {
            try (var replay = early.asParser()) {
                replay.nextToken();
                data = JsonData.read(replay, datatype, place("data"));
            }
        }
        if (size.isPresent() && data != null) throw DomainException.invalid(place("data"), "must not be there beside binary_data_size");
        if (size.isPresent()) return BinaryData.read(name, datatype, shape, slice(size.get()), place("data"));
        require(data, "data");
        return data.of(shape).tensor(name, shape);
    }

    private ByteBuffer slice(long size) {
        if (size > binary.remaining()) {
            throw DomainException.invalid(place("parameters.binary_data_size"), "is " + size + "; the body has " + binary.remaining() + " bytes left after its JSON");
        }
        var slice = binary.slice(binary.position(), (int) size);
        binary.position(binary.position() + (int) size);
        return slice;
    }

    private long[] shape() throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) throw DomainException.invalid(place("shape"), "must be an array of whole numbers");
        var axes = new long[8];
        int count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER || json.getLongValue() < 0) {
                throw DomainException.invalid(place("shape") + "[" + count + "]", "must be a whole number from 0 to " + Long.MAX_VALUE);
            }
            if (count == axes.length) throw DomainException.invalid(place("shape"), "must have at most " + axes.length + " axes");
            axes[count++] = json.getLongValue();
        }
        return Arrays.copyOf(axes, count);
    }

    private Datatype datatype(String text) {
        return Datatype.named(String.valueOf(text))
                .orElseThrow(() -> DomainException.invalid(place("datatype"), "must be one of " + Arrays.toString(Datatype.values())));
    }

    private String text(String member) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) throw DomainException.invalid(place(member), "must be a text");
        return json.getText();
    }

    private void require(Object value, String member) {
        if (value == null) throw DomainException.invalid(place(member), "is missing");
    }

    /** The input by its name as soon as that is known, as the checks that follow name it. */
    private String place(String member) {
        return (name == null ? field : "inputs." + name) + "." + member;
    }
}
