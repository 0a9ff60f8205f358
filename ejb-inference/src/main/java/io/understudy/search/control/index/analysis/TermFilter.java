package io.understudy.search.control.index.analysis;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Writes each word anew. */
final class TermFilter extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final UnaryOperator<String> rewriting;

    TermFilter(TokenStream input, UnaryOperator<String> rewriting) {
        super(input);
        this.rewriting = rewriting;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        var rewritten = rewriting.apply(term.toString());
        term.setEmpty().append(rewritten);
        return true;
    }
}
