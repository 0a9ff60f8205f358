package io.understudy.intent.control.training;

import io.understudy.wire.entity.Sha256;
import java.nio.ByteBuffer;

/** The first 53 bits of a text's SHA-256 as a number from 0 to below 1. */
final class TextHash {

    private static final int SPARE = Long.SIZE - 53;
    private static final double UNIT = 0x1p-53;

    private TextHash() {}

    static double of(String text) {
        return (ByteBuffer.wrap(Sha256.bytes(text)).getLong() >>> SPARE) * UNIT;
    }
}
