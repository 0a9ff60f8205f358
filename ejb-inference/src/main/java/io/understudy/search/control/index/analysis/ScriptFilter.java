package io.understudy.search.control.index.analysis;

import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Lets through the words that hold a letter in Devanagari, or only the others. */
final class ScriptFilter extends FilteringTokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final boolean devanagari;

    ScriptFilter(TokenStream input, boolean devanagari) {
        super(input);
        this.devanagari = devanagari;
    }

    @Override
    protected boolean accept() {
        return hasDevanagari() == devanagari;
    }

    private boolean hasDevanagari() {
        var letters = term.buffer();
        for (int i = 0; i < term.length(); i++) {
            if (letters[i] >= 0x0900 && letters[i] <= 0x097F) {
                return true;
            }
        }
        return false;
    }
}
