package io.understudy.tensor.boundary;

import io.understudy.failure.entity.DomainException;
import io.understudy.tensor.control.Datatype;
import io.understudy.tensor.control.Tensor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/**
 * Tensors as the binary data extension has them: little-endian, row-major, without gaps; a BOOL is a byte of 0 or 1; each
 * element of BYTES has its length before it, four bytes.
 */
final class BinaryData {

    private BinaryData() {}

    /** @param bytes all of the tensor */
    static Tensor read(String name, Datatype datatype, long[] shape, ByteBuffer bytes, String field) {
        if (datatype == Datatype.BYTES) return texts(name, shape, bytes.order(ByteOrder.LITTLE_ENDIAN), field);
        if (bytes.remaining() % datatype.width() != 0) {
            throw DomainException.invalid(field, bytes.remaining() + " bytes are no whole number of elements of " + datatype.width());
        }
        var copy = new byte[bytes.remaining()];
        bytes.get(copy);
        if (datatype == Datatype.BOOL) requireTruths(copy, field);
        return Tensor.of(name, datatype, shape, copy);
    }

    private static void requireTruths(byte[] bytes, String field) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != 0 && bytes[i] != 1) throw DomainException.invalid(field + "[" + i + "]", "must be 0 or 1, not " + bytes[i]);
        }
    }

    private static Tensor texts(String name, long[] shape, ByteBuffer bytes, String field) {
        var texts = new ArrayList<String>();
        while (bytes.hasRemaining()) {
            var element = field + "[" + texts.size() + "]";
            if (bytes.remaining() < Integer.BYTES) throw DomainException.invalid(element, "has no length of four bytes");
            long length = Integer.toUnsignedLong(bytes.getInt());
            if (length > bytes.remaining()) throw DomainException.invalid(element, "is said to have " + length + " bytes; " + bytes.remaining() + " are left");
            texts.add(text(bytes.slice(bytes.position(), (int) length), element));
            bytes.position(bytes.position() + (int) length);
        }
        return Tensor.of(name, shape, texts.toArray(String[]::new));
    }

    private static String text(ByteBuffer bytes, String field) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw DomainException.invalid(field, "is not UTF-8 text, the only kind that ONNX has");
        }
    }

    static byte[] write(Tensor tensor) {
        if (tensor.texts() == null) return tensor.bytes();
        var out = new ByteArrayOutputStream();
        for (var text : tensor.texts()) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length).array());
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }
}
