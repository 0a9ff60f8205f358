package io.understudy.search.control.index;

import io.understudy.search.control.index.analysis.Channel;
import io.understudy.search.control.index.analysis.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;

/** The words of a query as BM25 sees them: each word scores in the channel that fits it best, and the words add up. */
final class LexicalQuery {

    /** Further words of a long query do not search; each one costs up to three postings lists. */
    private static final int MOST_WORDS = 64;

    private final String text;
    private final List<Word> words;
    private final Map<Channel, Set<String>> terms;
    private final Map<Map<Channel, String>, Boolean> held = new IdentityHashMap<>();

    private LexicalQuery(String text, List<Word> words) {
        this.text = text;
        this.words = words;
        this.terms = words.stream()
                .flatMap(word -> word.terms().entrySet().stream())
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, TreeMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    static LexicalQuery of(String text) {
        var seen = new HashSet<Map<Channel, String>>();
        return new LexicalQuery(
                text, Word.of(text).stream().filter(word -> seen.add(word.terms())).limit(MOST_WORDS).toList());
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** Matches what holds any of the words. */
    Query query(TermLookup lookup) throws IOException {
        var query = new BooleanQuery.Builder();
        for (var word : words) {
            query.add(best(word, lookup), Occur.SHOULD);
        }
        return query.build();
    }

    /** @param weights of the words, in their order */
    Query query(double[] weights, TermLookup lookup) throws IOException {
        var query = new BooleanQuery.Builder();
        for (int i = 0; i < weights.length; i++) {
            query.add(boosted(best(words.get(i), lookup), (float) weights[i]), Occur.SHOULD);
        }
        return query.build();
    }

    private static Query best(Word word, TermLookup lookup) throws IOException {
        var fields = new ArrayList<Query>();
        for (var term : word.terms().entrySet()) {
            fields.add(boosted(lookup.query(term(term.getKey(), term.getValue())), term.getKey().weight()));
        }
        return fields.size() == 1 ? fields.getFirst() : new DisjunctionMaxQuery(fields, 0);
    }

    private static Query boosted(Query query, float weight) {
        return weight == 1 ? query : new BoostQuery(query, weight);
    }

    /** Every term of every word in every channel. */
    Collection<Term> terms() {
        return terms.entrySet().stream()
                .flatMap(channel -> channel.getValue().stream().map(value -> term(channel.getKey(), value)))
                .toList();
    }

    /** What one word is in the channels that see it. */
    static List<Term> terms(Word word) {
        return word.terms().entrySet().stream().map(term -> term(term.getKey(), term.getValue())).toList();
    }

    static Term term(Channel channel, String value) {
        return new Term(channel.field(), value);
    }

    /** Whether this word of another text is one of the query's; most words of a text are asked about more than once. */
    boolean holds(Word other) {
        return held.computeIfAbsent(other.terms(), this::holdsAny);
    }

    private boolean holdsAny(Map<Channel, String> others) {
        for (var term : others.entrySet()) {
            if (terms.getOrDefault(term.getKey(), Set.of()).contains(term.getValue())) {
                return true;
            }
        }
        return false;
    }

    List<Word> words() {
        return words;
    }

    /** The word as it was typed. */
    String typed(Word word) {
        return text.substring(word.start(), word.end());
    }
}
