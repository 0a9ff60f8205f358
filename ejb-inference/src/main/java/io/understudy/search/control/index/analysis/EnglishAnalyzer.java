package io.understudy.search.control.index.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** Everything that is not Devanagari, stemmed as English; digits of any script are digits. */
final class EnglishAnalyzer extends Analyzer {

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var words = new StandardTokenizer();
        TokenStream stream = new DecimalDigitFilter(new EnglishPossessiveFilter(words));
        stream = new ScriptFilter(new LowerCaseFilter(stream), false);
        stream = new StopFilter(stream, Stopwords.LATIN);
        return new TokenStreamComponents(words, new PorterStemFilter(stream));
    }
}
