package io.understudy.search.control.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.FixedBitSet;

/** Where the terms of one search stand in the index: each is looked up once, for whatever asks about it. */
final class TermLookup {

    private final IndexSearcher searcher;
    private final Map<Term, TermStates> found = new HashMap<>();

    TermLookup(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    private TermStates states(Term term) throws IOException {
        var states = found.get(term);
        if (states == null) {
            states = TermStates.build(searcher, term, true);
            found.put(term, states);
        }
        return states;
    }

    Query query(Term term) throws IOException {
        return new TermQuery(term, states(term));
    }

    /** How many documents hold it, deleted ones included until their segment is merged. */
    int documents(Term term) throws IOException {
        return states(term).docFreq();
    }

    /** Adds the documents of a segment that hold the term, deleted ones included. */
    void into(FixedBitSet bits, LeafReaderContext leaf, Term term) throws IOException {
        var supplier = states(term).get(leaf);
        var state = supplier == null ? null : supplier.get();
        if (state == null) {
            return;
        }
        var terms = leaf.reader().terms(term.field()).iterator();
        terms.seekExact(term.bytes(), state);
        var postings = terms.postings(null, PostingsEnum.NONE);
        postings.nextDoc();
        postings.intoBitSet(DocIdSetIterator.NO_MORE_DOCS, bits, 0);
    }
}
