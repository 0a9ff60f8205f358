package io.understudy.benchmark.queries;

import io.understudy.search.control.Interpretation.Field;
import io.understudy.search.control.lexicon.Concept;
import io.understudy.search.control.lexicon.Lexicon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How people ask: a text of one language form with places such as {@code {city}} for words of that form.
 *
 * @param language one of {@link Concept#LANGUAGES}
 */
record Template(String language, String text) {

    private static final String FILE = "templates.tsv";
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    static List<Template> all() {
        try (var in = Template.class.getResourceAsStream(FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(columns -> new Template(columns[0], columns[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every place becomes any of the words for any concept of its field, synonyms included. */
    String filled(Lexicon lexicon, Random random) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(word(concepts(place.group(1), lexicon), random)));
    }

    private String word(List<Concept> concepts, Random random) {
        var forms = concepts.get(random.nextInt(concepts.size())).forms(language);
        return forms.get(random.nextInt(forms.size()));
    }

    /** Of places and skills those that are no group of others. */
    private static List<Concept> concepts(String place, Lexicon lexicon) {
        var field = place.equals("city") ? Field.LOCATION : Field.valueOf(place.toUpperCase(Locale.ROOT));
        return lexicon.concepts(field).stream()
                .filter(concept -> lexicon.descendants(field, concept.code()).size() == 1)
                .toList();
    }
}
