package io.understudy.search.control.embedding;

/**
 * Which features a model looks at, beside the stems of words.
 *
 * @param phonetic the sound of each word, the same for «डांसर», «dancer» and «dansar»
 * @param bigrams pairs of neighbouring stems
 * @param minGram length in characters of the shortest n-gram of a word's Latin form; 0 for no n-grams
 * @param maxGram length in characters of the longest
 */
public record FeatureSettings(boolean phonetic, boolean bigrams, int minGram, int maxGram) {

    public FeatureSettings {
        if (minGram < 0 || maxGram < minGram || (minGram == 0 && maxGram > 0)) {
            throw new IllegalArgumentException("n-grams from " + minGram + " to " + maxGram);
        }
    }

    public boolean grams() {
        return minGram > 0;
    }
}
