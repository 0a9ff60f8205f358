package io.understudy.search.control.index;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.FixedBitSet;

/** Documents of one searcher, a bit each; sets are combined word by word, which is what makes exact counts cheap. */
final class DocSet {

    private final List<LeafReaderContext> leaves;
    private final FixedBitSet[] bits;

    private DocSet(IndexSearcher searcher) {
        leaves = searcher.getIndexReader().leaves();
        bits = new FixedBitSet[leaves.size()];
        for (var leaf : leaves) {
            bits[leaf.ord] = new FixedBitSet(leaf.reader().maxDoc());
        }
    }

    private DocSet(DocSet other) {
        leaves = other.leaves;
        bits = new FixedBitSet[other.bits.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = other.bits[i].clone();
        }
    }

    /** All documents that are not deleted. */
    static DocSet live(IndexSearcher searcher) {
        var set = new DocSet(searcher);
        for (var leaf : set.leaves) {
            var all = set.bits[leaf.ord];
            all.set(0, all.length());
            var live = leaf.reader().getLiveDocs();
            if (live != null) {
                live.applyMask(all, 0);
            }
        }
        return set;
    }

    /** What the query matches, deleted documents included. */
    static DocSet matching(IndexSearcher searcher, Query query) throws IOException {
        var set = new DocSet(searcher);
        var weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (var leaf : set.leaves) {
            var scorer = weight.scorer(leaf);
            if (scorer != null) {
                set.bits[leaf.ord].or(scorer.iterator());
            }
        }
        return set;
    }

    /** What holds any of the terms, deleted documents included. */
    static DocSet holding(IndexSearcher searcher, Collection<Term> terms, TermLookup lookup) throws IOException {
        var set = new DocSet(searcher);
        for (var leaf : set.leaves) {
            for (var term : terms) {
                lookup.into(set.bits[leaf.ord], leaf, term);
            }
        }
        return set;
    }

    DocSet copy() {
        return new DocSet(this);
    }

    DocSet and(DocSet other) {
        for (int i = 0; i < bits.length; i++) {
            bits[i].and(other.bits[i]);
        }
        return this;
    }

    DocSet or(DocSet other) {
        for (int i = 0; i < bits.length; i++) {
            bits[i].or(other.bits[i]);
        }
        return this;
    }

    void add(int document) {
        var leaf = leafOf(document);
        bits[leaf.ord].set(document - leaf.docBase);
    }

    boolean contains(int document) {
        var leaf = leafOf(document);
        return bits[leaf.ord].get(document - leaf.docBase);
    }

    private LeafReaderContext leafOf(int document) {
        return leaves.get(ReaderUtil.subIndex(document, leaves));
    }

    FixedBitSet bits(LeafReaderContext leaf) {
        return bits[leaf.ord];
    }

    List<LeafReaderContext> leaves() {
        return leaves;
    }

    int count() {
        int count = 0;
        for (var leaf : bits) {
            count += leaf.cardinality();
        }
        return count;
    }

    boolean isEmpty() {
        for (var leaf : bits) {
            if (!leaf.scanIsEmpty()) {
                return false;
            }
        }
        return true;
    }
}
