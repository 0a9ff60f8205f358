package io.understudy.tensor.control;

import io.understudy.wire.entity.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** All that an answer depends on, as one digest: each part with its length before it, so that no two requests read alike. */
final class CanonicalRequest {

    private CanonicalRequest() {}

    /** @param request checked, so its inputs are in the graph's order */
    static String digest(TensorRequest request) {
        var digest = Sha256.digest();
        number(digest, request.inputs().size());
        request.inputs().forEach(input -> tensor(digest, input));
        request.outputs().forEach(name -> bytes(digest, name.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void tensor(MessageDigest digest, Tensor tensor) {
        bytes(digest, tensor.name().getBytes(StandardCharsets.UTF_8));
        number(digest, tensor.datatype().ordinal());
        number(digest, tensor.shape().length);
        for (var axis : tensor.shape()) number(digest, axis);
        if (tensor.texts() == null) {
            bytes(digest, tensor.bytes());
        } else {
            for (var text : tensor.texts()) bytes(digest, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void bytes(MessageDigest digest, byte[] bytes) {
        number(digest, bytes.length);
        digest.update(bytes);
    }

    private static void number(MessageDigest digest, long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }
}
