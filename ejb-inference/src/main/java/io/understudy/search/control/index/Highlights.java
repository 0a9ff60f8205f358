package io.understudy.search.control.index;

import io.understudy.search.control.index.analysis.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the words of a query stand in one profile, in whatever script or spelling they stand there. */
final class Highlights {

    private static final int MOST_PASSAGES = 3;
    private static final int MOST_WORDS = 5;

    private final Map<String, List<Found>> fields = new LinkedHashMap<>();

    private record Found(String text, List<Word> matches) {}

    Highlights(LexicalQuery query, ReadProfile profile) {
        for (var text : profile.texts()) {
            var matches = matches(query, text.words());
            if (!matches.isEmpty()) {
                fields.computeIfAbsent(text.field(), field -> new ArrayList<>()).add(new Found(text.text(), matches));
            }
        }
    }

    private static List<Word> matches(LexicalQuery query, List<Word> words) {
        var matches = new ArrayList<Word>();
        for (var word : words) {
            if (query.holds(word)) {
                matches.add(word);
            }
        }
        return matches;
    }

    /** Field → passages with the matches between {@code <em>} and {@code </em>} and all else escaped as HTML. */
    Map<String, List<String>> passages() {
        var passages = new LinkedHashMap<String, List<String>>();
        fields.forEach((field, found) -> passages.put(
                field, found.stream().flatMap(text -> passages(text).stream()).distinct().limit(MOST_PASSAGES).toList()));
        return passages;
    }

    /** The words that match in that field, as they are written there. */
    List<String> foundIn(String field) {
        return fields.getOrDefault(field, List.of()).stream()
                .flatMap(found -> found.matches().stream().map(word -> found.text().substring(word.start(), word.end())))
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }

    private static List<String> passages(Found found) {
        var matches = found.matches();
        var passages = new ArrayList<String>();
        int shown = 0;
        int next = 0;
        while (next < matches.size() && passages.size() < MOST_PASSAGES) {
            var passage = Passage.around(found.text(), matches.get(next), shown);
            int first = next;
            while (next < matches.size() && matches.get(next).end() <= passage.end()) {
                next++;
            }
            passages.add(passage.marked(found.text(), matches.subList(first, next)));
            shown = passage.end();
        }
        return passages;
    }
}
