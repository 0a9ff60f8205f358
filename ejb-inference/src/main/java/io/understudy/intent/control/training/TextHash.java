package io.understudy.intent.control.training;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The first 53 bits of a text's SHA-256 as a number from 0 to below 1. */
final class TextHash {

    private static final int SPARE = Long.SIZE - 53;
    private static final double UNIT = 0x1p-53;

    private TextHash() {}

    static double of(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return (ByteBuffer.wrap(digest).getLong() >>> SPARE) * UNIT;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
