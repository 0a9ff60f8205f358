package io.understudy.search.entity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class Float16Test {

    /** IEEE 754 binary16: 1 is 0x3C00, −2 is 0xC000, 0.5 is 0x3800. */
    @Test
    void writesTwoBytesForEachValue() {
        assertArrayEquals(
                new byte[] {0x3C, 0x00, (byte) 0xC0, 0x00, 0x38, 0x00}, Float16.encode(new float[] {1, -2, 0.5f}));
    }

    @Test
    void readsAUnitVector() {
        assertArrayEquals(new float[] {0.6f, -0.8f}, Float16.decodeUnit(Float16.encode(new float[] {3, -4})), 1e-7f);
    }

    @Test
    void aZeroVectorStaysZero() {
        assertArrayEquals(new float[] {0, 0}, Float16.decodeUnit(Float16.encode(new float[2])));
    }
}
