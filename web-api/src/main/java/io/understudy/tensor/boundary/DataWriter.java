package io.understudy.tensor.boundary;

import com.fasterxml.jackson.core.JsonGenerator;
import io.understudy.tensor.control.Tensor;
import java.io.IOException;

/** Writes the elements of a tensor as JSON, each fraction with as many digits as tell it from its neighbours. */
final class DataWriter {

    private DataWriter() {}

    /** NaN and the infinities, which JSON does not have, become texts. */
    static void write(JsonGenerator json, Tensor tensor) throws IOException {
        if (tensor.texts() != null) {
            for (var text : tensor.texts()) json.writeString(text);
            return;
        }
        var bytes = tensor.buffer();
        while (bytes.hasRemaining()) {
            switch (tensor.datatype()) {
                case FP32 -> json.writeNumber(bytes.getFloat());
                case FP64 -> json.writeNumber(bytes.getDouble());
                case FP16, BF16 -> json.writeNumber(HalfPrecision.value(tensor.datatype(), bytes.getShort()));
                case BOOL -> json.writeBoolean(bytes.get() != 0);
                case INT8 -> json.writeNumber(bytes.get());
                case UINT8 -> json.writeNumber(Byte.toUnsignedInt(bytes.get()));
                case INT16 -> json.writeNumber(bytes.getShort());
                case UINT16 -> json.writeNumber(Short.toUnsignedInt(bytes.getShort()));
                case INT32 -> json.writeNumber(bytes.getInt());
                case UINT32 -> json.writeNumber(Integer.toUnsignedLong(bytes.getInt()));
                case INT64 -> json.writeNumber(bytes.getLong());
                case UINT64 -> json.writeNumber(Long.toUnsignedString(bytes.getLong()));
                case BYTES -> throw new IllegalStateException("texts have no bytes here");
            }
        }
    }
}
