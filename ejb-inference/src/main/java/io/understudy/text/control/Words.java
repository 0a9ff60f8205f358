package io.understudy.text.control;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Cuts a text into words of letters, marks and digits: the vowel signs of Devanagari are marks and stay with their
 * consonants. Spellings that differ only in a chandrabindu or an invisible joiner become one.
 */
public final class Words {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern UNSEEN = Pattern.compile("[\u200b\u200c\u200d]");

    private Words() {}

    public static List<String> of(String text) {
        var normal = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replace('\u0901', '\u0902');
        return WORD.matcher(UNSEEN.matcher(normal).replaceAll("")).results().map(MatchResult::group).toList();
    }
}
