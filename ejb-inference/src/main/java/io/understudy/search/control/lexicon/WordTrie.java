package io.understudy.search.control.lexicon;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sequences of words, each leading to what they name. Filled once, then read by many threads. */
final class WordTrie {

    private final Map<String, WordTrie> next = new HashMap<>();
    private final List<Concept> concepts = new ArrayList<>();

    /** @param length number of words */
    record Match(int length, List<Concept> concepts) {

        static final Match NONE = new Match(0, List.of());
    }

    void add(List<String> words, Concept concept) {
        var node = this;
        for (var word : words) {
            node = node.next.computeIfAbsent(word, key -> new WordTrie());
        }
        if (!node.concepts.contains(concept)) {
            node.concepts.add(concept);
        }
    }

    /**
     * The longest sequence from a place on; of equally long ones that whose words come first among the candidates.
     *
     * @param candidates for each place of the text what its word may be, the likeliest first
     */
    Match longest(List<? extends Collection<String>> candidates, int from) {
        return longest(candidates, from, 0);
    }

    private Match longest(List<? extends Collection<String>> candidates, int at, int length) {
        var best = concepts.isEmpty() ? Match.NONE : new Match(length, concepts);
        if (at == candidates.size()) {
            return best;
        }
        for (var word : candidates.get(at)) {
            var node = next.get(word);
            if (node != null) {
                var match = node.longest(candidates, at + 1, length + 1);
                best = match.length() > best.length() ? match : best;
            }
        }
        return best;
    }
}
