package io.understudy.search.control.index.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** Words in Devanagari, without the case endings of Marathi; unlike in Hindi, long and short vowels stay apart. */
final class MarathiAnalyzer extends Analyzer {

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var words = new StandardTokenizer();
        TokenStream stream = new ScriptFilter(new DecimalDigitFilter(words), true);
        stream = new StopFilter(stream, Stopwords.DEVANAGARI);
        stream = new TermFilter(new IndicNormalizationFilter(stream), MarathiStemmer::stem);
        return new TokenStreamComponents(words, stream);
    }
}
