package io.understudy.search.control.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;

/**
 * Who has which facet value in one segment. A frequent value is a bit set, so that counting it over any number of
 * matches is one pass over machine words; a rare one is a list of documents.
 */
final class SegmentFacets {

    /**
     * Below one document in this many, a look at each document of a list costs less than a pass over the words of a bit set,
     * whose next 64 documents come for the price of one.
     */
    private static final int DENSE = 128;

    private final Map<String, List<Value>> facets;

    private SegmentFacets(Map<String, List<Value>> facets) {
        this.facets = facets;
    }

    private record Value(String name, FixedBitSet bits, int[] documents) {

        long count(FixedBitSet matches) {
            if (bits != null) {
                return FixedBitSet.intersectionCount(bits, matches);
            }
            long count = 0;
            for (int document : documents) {
                count += matches.get(document) ? 1 : 0;
            }
            return count;
        }
    }

    static SegmentFacets of(LeafReader segment) throws IOException {
        var facets = new LinkedHashMap<String, List<Value>>();
        for (var field : Fields.FACETS) {
            var terms = segment.terms(field);
            facets.put(field, terms == null ? List.of() : values(terms.iterator(), segment.maxDoc()));
        }
        return new SegmentFacets(facets);
    }

    private static List<Value> values(TermsEnum terms, int maxDoc) throws IOException {
        var values = new ArrayList<Value>();
        PostingsEnum postings = null;
        for (var term = terms.next(); term != null; term = terms.next()) {
            postings = terms.postings(postings, PostingsEnum.NONE);
            boolean dense = terms.docFreq() > maxDoc / DENSE;
            values.add(new Value(
                    term.utf8ToString(),
                    dense ? bits(postings, maxDoc) : null,
                    dense ? null : documents(postings, terms.docFreq())));
        }
        return values;
    }

    private static FixedBitSet bits(DocIdSetIterator postings, int maxDoc) throws IOException {
        var bits = new FixedBitSet(maxDoc);
        bits.or(postings);
        return bits;
    }

    private static int[] documents(DocIdSetIterator postings, int count) throws IOException {
        var documents = new int[count];
        for (int i = 0; i < count; i++) {
            documents[i] = postings.nextDoc();
        }
        return documents;
    }

    /** Adds this segment's counts to {@code counts}, which holds every facet: facet → value → matches that have it. */
    void count(FixedBitSet matches, Map<String, Map<String, Long>> counts) {
        facets.forEach((facet, values) -> {
            var of = counts.get(facet);
            for (var value : values) {
                long count = value.count(matches);
                if (count > 0) {
                    of.merge(value.name(), count, Long::sum);
                }
            }
        });
    }
}
