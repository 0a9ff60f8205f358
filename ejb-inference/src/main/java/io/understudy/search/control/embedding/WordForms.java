package io.understudy.search.control.embedding;

import io.understudy.search.control.text.Transliteration;

/**
 * What a word is known by.
 *
 * @param sound the same for spellings that sound the same
 */
public record WordForms(String stem, String sound) {

    public static WordForms of(String word) {
        return new WordForms(LightStem.of(word), Transliteration.phonetic(word));
    }
}
