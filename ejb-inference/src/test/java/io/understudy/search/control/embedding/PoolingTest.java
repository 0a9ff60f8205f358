package io.understudy.search.control.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class PoolingTest {

    /** Two rows of three tokens of two axes; the second row has two tokens and one of padding. */
    private static final FloatBuffer HIDDEN = FloatBuffer.wrap(new float[] {1, 2, 3, 4, 5, 9, 10, 20, 30, 60, 999, 999});

    @Test
    void meanLeavesPaddingOut() {
        assertArrayEquals(new float[] {3, 5}, pool(Pooling.MEAN, 0, 3));
        assertArrayEquals(new float[] {20, 40}, pool(Pooling.MEAN, 1, 2));
    }

    @Test
    void clsIsTheFirstToken() {
        assertArrayEquals(new float[] {1, 2}, pool(Pooling.CLS, 0, 3));
        assertArrayEquals(new float[] {10, 20}, pool(Pooling.CLS, 1, 2));
    }

    @Test
    void whatTheGraphPooledIsOneVectorARow() {
        assertArrayEquals(new float[] {1, 2}, pool(Pooling.GRAPH, 0, 3));
        assertArrayEquals(new float[] {3, 4}, pool(Pooling.GRAPH, 1, 2));
    }

    private static float[] pool(Pooling pooling, int row, int tokens) {
        var out = new float[] {-1, -1};
        pooling.pool(HIDDEN, row, 3, tokens, out);
        return out;
    }
}
