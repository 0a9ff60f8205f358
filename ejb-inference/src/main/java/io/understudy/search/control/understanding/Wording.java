package io.understudy.search.control.understanding;

import io.understudy.search.control.Interpretation.Field;
import io.understudy.search.control.lexicon.Concept;
import io.understudy.search.control.lexicon.Lexicon;
import io.understudy.search.control.lexicon.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Corrects what the lexicon's longest words hide ({@code lead actress} is a woman) or misread ({@code year old}). */
final class Wording {

    private static final Set<String> YEARS = Set.of("year", "years", "yr", "yrs");

    /** A shorter ending may belong to another word. */
    private static final int SHORTEST_ENDING = 4;

    private static final int OLD = "old ".length();

    private final List<String> feminine;
    private final Concept female;
    private final Concept male;

    Wording(Lexicon lexicon) {
        female = lexicon.concept(Field.GENDER, "female");
        male = lexicon.concept(Field.GENDER, "male");
        feminine = forms(female).filter(form -> form.length() >= SHORTEST_ENDING).toList();
    }

    List<Mention> corrected(List<Mention> mentions, Surroundings surroundings) {
        var corrected = new ArrayList<Mention>();
        for (int i = 0; i < mentions.size(); i++) {
            var next = i + 1 < mentions.size() ? mentions.get(i + 1) : null;
            var mention = afterYears(withGender(mentions.get(i)), surroundings);
            if (!isOldOfAnother(mention, next, surroundings)) {
                corrected.add(mention);
            }
        }
        return corrected;
    }

    /** Of {@code old man} in {@code 60 year old man} only the man is left. */
    private static Mention afterYears(Mention mention, Surroundings surroundings) {
        var gender = mention.concept(Field.GENDER);
        if (gender.isEmpty() || !mention.text().toLowerCase(Locale.ROOT).startsWith("old ") || !followsYears(mention, surroundings)) {
            return mention;
        }
        return new Mention(mention.text().substring(OLD), mention.start() + OLD, mention.end(), List.of(gender.get()));
    }

    /** In {@code twenty year old} it counts, and {@code old Delhi} is a place. */
    private static boolean isOldOfAnother(Mention mention, Mention next, Surroundings surroundings) {
        if (!mention.text().equalsIgnoreCase("old")) {
            return false;
        }
        return followsYears(mention, surroundings)
                || next != null && next.start() == mention.end() + 1 && next.concept(Field.LOCATION).isPresent();
    }

    private static boolean followsYears(Mention mention, Surroundings surroundings) {
        var before = surroundings.before(mention.start());
        return !before.isEmpty() && YEARS.contains(before.getFirst());
    }

    private Mention withGender(Mention mention) {
        return gender(mention)
                .map(gender -> new Mention(
                        mention.text(), mention.start(), mention.end(), Stream.concat(mention.concepts().stream(), Stream.of(gender)).toList()))
                .orElse(mention);
    }

    /** A stunt man or a bad guy may be a woman, an old man may not. */
    private Optional<Concept> gender(Mention mention) {
        var text = mention.text().toLowerCase(Locale.ROOT);
        if (mention.concept(Field.GENDER).isPresent()) {
            return Optional.empty();
        }
        if (mention.concept(Field.SKILL).isPresent() || mention.concept(Field.AGE).isPresent()) {
            boolean isFemale = feminine.stream().anyMatch(text::endsWith);
            boolean isMale = mention.concept(Field.AGE).isPresent() && forms(male).anyMatch(form -> text.endsWith(" " + form));
            return isFemale ? Optional.of(female) : isMale ? Optional.of(male) : Optional.empty();
        }
        return Optional.empty();
    }

    private static Stream<String> forms(Concept concept) {
        return concept.forms().values().stream().flatMap(List::stream).map(form -> form.toLowerCase(Locale.ROOT)).distinct();
    }
}
