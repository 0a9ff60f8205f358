package io.understudy.search.control.embedding;

import java.util.List;

/**
 * Text to unit vectors: {@code float[dimension]} with Euclidean norm 1 (all zeros for a text of which nothing is known).
 * Safe for use by many threads at once; queries and passages may be embedded differently.
 */
public interface TextEmbedder extends AutoCloseable {

    int dimension();

    float[] embedQuery(String text);

    /**
     * Whether a word of a query stands in the vector with its meaning. One that does not is left to the words of the index.
     * True of a model that reads every word by its pieces.
     */
    default boolean knows(String word) {
        return true;
    }

    /** @return {@code float[texts.size()][dimension]} */
    float[][] embedPassages(List<String> texts);

    @Override
    void close();
}
