package io.understudy.search.control.training;

import io.understudy.search.control.lexicon.Concept;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** How queries wrap the words for a fact, by field and language: {@code based in {}}. */
final class QueryPatterns {

    private static final String FILE = "query-patterns.tsv";
    private static final String WANTED = "WANTED";

    private final Map<String, Map<String, List<String>>> patterns = new HashMap<>();

    QueryPatterns() {
        try (var lines = new BufferedReader(
                new InputStreamReader(QueryPatterns.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t", -1)).forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FILE, e);
        }
    }

    private void add(String[] columns) {
        var byLanguage = new HashMap<String, List<String>>();
        for (int i = 0; i < Concept.LANGUAGES.size(); i++) {
            byLanguage.put(Concept.LANGUAGES.get(i), List.of(columns[i + 1].split("\\|", -1)));
        }
        patterns.put(columns[0], byLanguage);
    }

    String wrap(Concept concept, String form, String language, SplittableRandom random) {
        return pick(patterns.get(concept.field().name()).get(language), random).replace("{}", form);
    }

    /** «looking for», which English puts first and the others last; often nothing. */
    String wanted(String language, SplittableRandom random) {
        return pick(patterns.get(WANTED).get(language), random);
    }

    private static String pick(List<String> alternatives, SplittableRandom random) {
        return alternatives.get(random.nextInt(alternatives.size()));
    }
}
