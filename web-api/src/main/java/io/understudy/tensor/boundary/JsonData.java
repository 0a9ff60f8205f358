package io.understudy.tensor.boundary;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.understudy.failure.entity.DomainException;
import io.understudy.tensor.control.Datatype;
import java.io.IOException;
import java.util.Arrays;

/** Reads {@code data}: all elements in one array or, row by row, in arrays of arrays as deep as the shape. */
final class JsonData {

    private static final int DEEPEST = 16;
    private static final int UNKNOWN = -1;

    private final String field;
    private final Elements elements;
    private final int[] lengths = new int[DEEPEST];
    private int depth;
    private int leaf = UNKNOWN;

    private JsonData(String field, Datatype datatype) {
        this.field = field;
        this.elements = new Elements(datatype);
        Arrays.fill(lengths, UNKNOWN);
    }

    /** @param json at the first token of the data */
    static JsonData read(JsonParser json, Datatype datatype, String field) throws IOException {
        var data = new JsonData(field, datatype);
        if (json.currentToken() != JsonToken.START_ARRAY) throw DomainException.invalid(field, "must be an array");
        data.array(json, 0);
        return data;
    }

    private void array(JsonParser json, int level) throws IOException {
        if (level == DEEPEST) throw DomainException.invalid(field, "is nested more than " + DEEPEST + " deep");
        int length = 0;
        for (var token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == null) throw DomainException.invalid(field, "does not end");
            if (token == JsonToken.START_ARRAY) array(json, level + 1);
            else element(json, token, level);
            length++;
        }
        depth = Math.max(depth, level + 1);
        if (lengths[level] == UNKNOWN) lengths[level] = length;
        else if (lengths[level] != length) throw uneven();
    }

    private void element(JsonParser json, JsonToken token, int level) throws IOException {
        if (leaf == UNKNOWN) leaf = level;
        if (leaf != level) throw uneven();
        var wrong = JsonElement.read(json, token, elements);
        if (wrong == null) return;
        throw DomainException.invalid(field + "[" + elements.count() + "]", wrong);
    }

    private DomainException uneven() {
        return DomainException.invalid(field, "is nested unevenly: arrays side by side must have the same length and depth");
    }

    /** @throws DomainException INVALID if arrays in arrays are of another shape than was said */
    Elements of(long[] shape) {
        if (depth > 1 && !Arrays.equals(shape, Arrays.stream(lengths, 0, depth).mapToLong(n -> n).toArray())) {
            throw DomainException.invalid(field, "is nested as " + Arrays.toString(Arrays.copyOf(lengths, depth)) + "; the shape is " + Arrays.toString(shape));
        }
        return elements;
    }
}
