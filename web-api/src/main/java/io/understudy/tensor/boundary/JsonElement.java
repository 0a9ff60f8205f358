package io.understudy.tensor.boundary;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import io.understudy.tensor.control.Datatype;
import java.io.IOException;
import java.math.BigInteger;

/**
 * Reads one element from JSON: numbers must be ones that the type can hold, and nothing is converted from another kind.
 * JSON has no NaN and no infinities; they come as the bare words that some writers use for them or as texts.
 */
final class JsonElement {

    private static final BigInteger LARGEST_UINT64 = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private JsonElement() {}

    /** @return what is wrong with the value, or null */
    static String read(JsonParser json, JsonToken token, Elements to) throws IOException {
        return switch (to.datatype()) {
            case FP32 -> single(json, token, to);
            case FP64 -> twice(json, token, to);
            case FP16, BF16 -> half(json, token, to);
            case BOOL -> truth(token, to);
            case BYTES -> text(json, token, to);
            case UINT64 -> unsigned(json, token, to);
            default -> whole(json, token, to);
        };
    }

    private static String single(JsonParser json, JsonToken token, Elements to) throws IOException {
        if (!token.isNumeric()) return special(json, token, to);
        var value = json.getFloatValue();
        if (Float.isInfinite(value) && !isWord(json)) return tooLarge(to);
        to.addInt(Float.floatToRawIntBits(value));
        return null;
    }

    private static String twice(JsonParser json, JsonToken token, Elements to) throws IOException {
        if (!token.isNumeric()) return special(json, token, to);
        var value = json.getDoubleValue();
        if (Double.isInfinite(value) && !isWord(json)) return tooLarge(to);
        to.addLong(Double.doubleToRawLongBits(value));
        return null;
    }

    private static String half(JsonParser json, JsonToken token, Elements to) throws IOException {
        if (!token.isNumeric()) return special(json, token, to);
        var value = json.getFloatValue();
        var bits = HalfPrecision.bits(to.datatype(), value);
        if (Float.isInfinite(HalfPrecision.value(to.datatype(), bits)) && !isWord(json)) return tooLarge(to);
        to.addShort(bits);
        return null;
    }

    /** Whether the infinity was written as such. */
    private static boolean isWord(JsonParser json) throws IOException {
        return Character.isLetter(json.getText().charAt(json.getText().length() - 1));
    }

    private static String special(JsonParser json, JsonToken token, Elements to) throws IOException {
        if (token != JsonToken.VALUE_STRING) return expected("a number", token);
        var value = switch (json.getText()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> 0;
        };
        if (value == 0) return expected("a number, or one of the texts NaN, Infinity and -Infinity", token);
        switch (to.datatype()) {
            case FP64 -> to.addLong(Double.doubleToRawLongBits(value));
            case FP32 -> to.addInt(Float.floatToRawIntBits((float) value));
            default -> to.addShort(HalfPrecision.bits(to.datatype(), (float) value));
        }
        return null;
    }

    private static String whole(JsonParser json, JsonToken token, Elements to) throws IOException {
        if (token != JsonToken.VALUE_NUMBER_INT) return expected("a whole number", token);
        try {
            var value = json.getLongValue();
            if (value < smallest(to.datatype()) || value > largest(to.datatype())) return outOfRange(to);
            switch (to.datatype().width()) {
                case 1 -> to.addByte((int) value);
                case 2 -> to.addShort((int) value);
                case 4 -> to.addInt((int) value);
                default -> to.addLong(value);
            }
            return null;
        } catch (InputCoercionException e) {
            return outOfRange(to);
        }
    }

    private static String unsigned(JsonParser json, JsonToken token, Elements to) throws IOException {
        if (token != JsonToken.VALUE_NUMBER_INT) return expected("a whole number", token);
        var value = json.getBigIntegerValue();
        if (value.signum() < 0 || value.compareTo(LARGEST_UINT64) > 0) return outOfRange(to);
        to.addLong(value.longValue());
        return null;
    }

    private static String truth(JsonToken token, Elements to) {
        if (!token.isBoolean()) return expected("true or false", token);
        to.addByte(token == JsonToken.VALUE_TRUE ? 1 : 0);
        return null;
    }

    private static String text(JsonParser json, JsonToken token, Elements to) throws IOException {
        if (token != JsonToken.VALUE_STRING) return expected("a text", token);
        to.add(json.getText());
        return null;
    }

    private static long smallest(Datatype datatype) {
        return datatype.name().startsWith("U") ? 0 : -1L << (8 * datatype.width() - 1);
    }

    private static long largest(Datatype datatype) {
        int bits = 8 * datatype.width();
        return datatype.name().startsWith("U") ? (1L << bits) - 1 : -1L >>> (65 - bits);
    }

    private static String outOfRange(Elements to) {
        return to.datatype() == Datatype.UINT64
                ? "must be from 0 to " + LARGEST_UINT64
                : "must be from " + smallest(to.datatype()) + " to " + largest(to.datatype());
    }

    private static String tooLarge(Elements to) {
        return "is more than " + to.datatype() + " can hold";
    }

    private static String expected(String what, JsonToken token) {
        var found = switch (token) {
            case VALUE_NULL -> "null";
            case VALUE_STRING -> "a text";
            case VALUE_TRUE, VALUE_FALSE -> "a truth value";
            case VALUE_NUMBER_FLOAT -> "a fraction";
            case VALUE_NUMBER_INT -> "a number";
            default -> "an object";
        };
        return "must be " + what + ", not " + found;
    }
}
