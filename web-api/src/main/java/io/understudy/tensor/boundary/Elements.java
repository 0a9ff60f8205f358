package io.understudy.tensor.boundary;

import io.understudy.tensor.control.Datatype;
import io.understudy.tensor.control.Tensor;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The elements of a tensor as they come in, one after the other, in the form that the runtime takes: nothing is boxed. */
final class Elements {

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);
    private static final int FIRST_BYTES = 256;

    private final Datatype datatype;
    private final List<String> texts;
    private byte[] bytes;
    private int size;

    Elements(Datatype datatype) {
        this.datatype = datatype;
        this.texts = datatype == Datatype.BYTES ? new ArrayList<>() : null;
        this.bytes = new byte[texts == null ? FIRST_BYTES : 0];
    }

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    Datatype datatype() {
        return datatype;
    }

    int count() {
        return texts != null ? texts.size() : size / datatype.width();
    }

    void add(String text) {
        texts.add(text);
    }

    void addByte(int value) {
        bytes[place(Byte.BYTES)] = (byte) value;
    }

    void addShort(int value) {
        int at = place(Short.BYTES);
        SHORT.set(bytes, at, (short) value);
    }

    void addInt(int value) {
        int at = place(Integer.BYTES);
        INT.set(bytes, at, value);
    }

    void addLong(long value) {
        int at = place(Long.BYTES);
        LONG.set(bytes, at, value);
    }

    private int place(int width) {
        int at = size;
        if (at + width > bytes.length) bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        size = at + width;
        return at;
    }

    Tensor tensor(String name, long[] shape) {
        return texts != null
                ? Tensor.of(name, shape, texts.toArray(String[]::new))
                : Tensor.of(name, datatype, shape, Arrays.copyOf(bytes, size));
    }
}
