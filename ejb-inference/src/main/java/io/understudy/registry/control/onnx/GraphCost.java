package io.understudy.registry.control.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.understudy.failure.entity.DomainException;
import java.io.IOException;

/**
 * Estimates the heap that a protobuf message takes once parsed, by a walk over its wire form that keeps nothing. Two
 * bytes on the wire can become an object of a hundred, so the size of the file says little.
 */
final class GraphCost {

    private static final int OBJECT = 128;
    private static final int SCALAR = 24;
    private static final int MAX_DEPTH = 90;

    private final String field;
    private final long budget = Runtime.getRuntime().maxMemory() / 4;
    private long spent;

    private GraphCost(String field) {
        this.field = field;
    }

    /** @throws DomainException INVALID if parsing would take more than a quarter of this JVM's heap */
    static void check(CodedInputStream in, Descriptor type, String field) throws IOException {
        in.setSizeLimit(Integer.MAX_VALUE);
        new GraphCost(field).message(in, type, 0);
    }

    private void message(CodedInputStream in, Descriptor type, int depth) throws IOException {
        if (depth > MAX_DEPTH) throw DomainException.invalid(field, "nests graphs more than " + MAX_DEPTH + " messages deep");
        spend(OBJECT);
        for (int tag; (tag = in.readTag()) != 0; ) {
            var member = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                spend(SCALAR);
                if (!in.skipField(tag)) throw new InvalidProtocolBufferException("a group ends that never began");
            } else {
                delimited(in, member, depth);
            }
        }
    }

    private void delimited(CodedInputStream in, FieldDescriptor member, int depth) throws IOException {
        var length = in.readRawVarint32();
        if (member != null && member.getJavaType() == JavaType.MESSAGE) {
            var outer = in.pushLimit(length);
            message(in, member.getMessageType(), depth + 1);
            in.popLimit(outer);
        } else {
            spend(SCALAR + (member == null ? length : heap(member, length)));
            in.skipRawBytes(length);
        }
    }

    /** Bytes stay in the file; packed numbers and strings become arrays. */
    private static long heap(FieldDescriptor member, int length) {
        return switch (member.getJavaType()) {
            case BYTE_STRING -> 0;
            case INT, LONG, ENUM, BOOLEAN -> 8L * length;
            default -> length;
        };
    }

    private void spend(long bytes) {
        spent += bytes;
        if (spent > budget) {
            throw DomainException.invalid(field, "has a structure that would take more than " + budget + " bytes of memory to read");
        }
    }
}
