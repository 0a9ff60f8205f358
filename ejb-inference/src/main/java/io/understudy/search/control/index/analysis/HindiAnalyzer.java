package io.understudy.search.control.index.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * Words in Devanagari, stemmed as Hindi. Vowel signs inside a word stay; a long one becomes its short one, as Hindi is
 * spelt both ways, and a final one may fall to the stemmer (Larkey et al., "Hindi CLIR in Thirty Days", 2003).
 */
final class HindiAnalyzer extends Analyzer {

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var words = new StandardTokenizer();
        TokenStream stream = new ScriptFilter(new DecimalDigitFilter(words), true);
        stream = new StopFilter(stream, Stopwords.DEVANAGARI);
        stream = new HindiNormalizationFilter(new IndicNormalizationFilter(stream));
        return new TokenStreamComponents(words, new HindiStemFilter(stream));
    }
}
