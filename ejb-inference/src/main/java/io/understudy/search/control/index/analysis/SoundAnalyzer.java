package io.understudy.search.control.index.analysis;

import io.understudy.text.control.Transliteration;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** Words of both scripts as their phonetic keys, so that «डांसर», «dancer» and «dansar» are one. */
final class SoundAnalyzer extends Analyzer {

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var words = new StandardTokenizer();
        TokenStream stream = new DecimalDigitFilter(new EnglishPossessiveFilter(words));
        stream = new StopFilter(new LowerCaseFilter(stream), Stopwords.LATIN);
        stream = new StopFilter(stream, Stopwords.DEVANAGARI);
        return new TokenStreamComponents(words, new TermFilter(stream, Transliteration::phonetic));
    }
}
