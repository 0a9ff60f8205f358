package io.understudy.it;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Labelled texts that a classifier learns in a moment: three labels, English and Hindi. */
final class IntentTexts {

    private static final Map<String, List<String>> OPENINGS = new TreeMap<>(Map.of(
            "greeting", List.of("hello", "good morning", "नमस्ते", "hi"),
            "sweet", List.of("something sweet", "a dessert", "कुछ मीठा", "sugary treat"),
            "spicy", List.of("something spicy", "hot curry", "तीखा खाना", "chilli")));

    static final List<String> LABELS = List.copyOf(OPENINGS.keySet());

    private static final List<String> REST = List.of("please", "today", "for me", "अभी", "my friend", "again", "tonight", "with tea", "from you", "now");

    private IntentTexts() {}

    /** So many distinct texts of each label, as JSON lines. */
    static String ndjson(int each) {
        return OPENINGS.keySet().stream().map(label -> lines(label, each)).collect(Collectors.joining());
    }

    /** A wrong label for the texts of one. */
    static String another(String label) {
        return LABELS.get((LABELS.indexOf(label) + 1) % LABELS.size());
    }

    /** The i-th text of a label. */
    static String text(String label, int i) {
        var openings = OPENINGS.get(label);
        return openings.get(i % openings.size()) + " " + REST.get(i / openings.size() % REST.size()) + (i < 40 ? "" : " " + i / 40);
    }

    /** Its texts, each with the words in three other orders. */
    static List<String> turned(String label) {
        return OPENINGS.get(label).stream()
                .flatMap(opening -> REST.stream().flatMap(rest -> Stream.of(
                        rest + " " + opening, opening + " " + opening + " " + rest, rest + " " + opening + " " + rest)))
                .toList();
    }

    private static String lines(String label, int each) {
        return IntStream.range(0, each)
                .mapToObj(i -> "{\"text\": \"" + text(label, i) + "\", \"label\": \"" + label + "\"}\n")
                .collect(Collectors.joining());
    }
}
