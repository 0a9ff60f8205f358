package io.understudy.search.control.embedding;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * How the vectors of a text's tokens become one, as in <a href="https://arxiv.org/abs/1908.10084">Sentence-BERT</a>.
 * The buffer is {@code float[rows][width][dimension]}; of each row only the first {@code tokens} are text, what
 * follows is padding.
 */
enum Pooling {
    /** The arithmetic mean over the text's tokens, special ones included. */
    MEAN {
        @Override
        void pool(FloatBuffer hidden, int row, int width, int tokens, float[] out) {
            Arrays.fill(out, 0f);
            var at = row * width * out.length;
            for (var t = 0; t < tokens; t++) {
                for (var d = 0; d < out.length; d++) out[d] += hidden.get(at++);
            }
            for (var d = 0; d < out.length; d++) out[d] /= tokens;
        }
    },

    /** The vector of the first token, which models of this kind train to stand for the whole. */
    CLS {
        @Override
        void pool(FloatBuffer hidden, int row, int width, int tokens, float[] out) {
            hidden.get(row * width * out.length, out);
        }
    },

    /** The graph has done it: the buffer is {@code float[rows][dimension]}. */
    GRAPH {
        @Override
        void pool(FloatBuffer hidden, int row, int width, int tokens, float[] out) {
            hidden.get(row * out.length, out);
        }
    };

    /** Writes the pooled vector of one row, not yet normalised, into {@code out}, whose length is the dimension. */
    abstract void pool(FloatBuffer hidden, int row, int width, int tokens, float[] out);
}
