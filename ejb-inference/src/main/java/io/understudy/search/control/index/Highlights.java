package io.understudy.search.control.index;

import io.understudy.search.control.index.analysis.Word;
import io.understudy.search.entity.TalentProfile;
import io.understudy.search.entity.TalentProfile.Credit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where the words of a query stand in one profile, in whatever script or spelling they stand there. */
final class Highlights {

    private static final int MOST_PASSAGES = 3;
    private static final int MOST_WORDS = 5;

    private final Map<String, List<Found>> fields = new LinkedHashMap<>();

    private record Found(String text, List<Word> matches) {}

    Highlights(LexicalQuery query, TalentProfile profile) {
        if (!query.isEmpty()) {
            find(query, "name", Stream.of(profile.name()));
            find(query, "name_devanagari", Stream.ofNullable(profile.nameDevanagari()));
            find(query, "credits", profile.credits().stream().map(Credit::title));
            find(query, "biography", Stream.ofNullable(profile.biography()));
        }
    }

    private void find(LexicalQuery query, String field, Stream<String> texts) {
        var found = texts.map(text -> new Found(text, Word.of(text).stream().filter(query::holds).toList()))
                .filter(text -> !text.matches().isEmpty())
                .toList();
        if (!found.isEmpty()) {
            fields.put(field, found);
        }
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
