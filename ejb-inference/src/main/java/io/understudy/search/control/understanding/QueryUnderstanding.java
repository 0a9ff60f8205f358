package io.understudy.search.control.understanding;

import io.understudy.search.control.Interpretation;
import io.understudy.search.control.Interpretation.Effect;
import io.understudy.search.control.Interpretation.Field;
import io.understudy.search.control.Interpretation.Understood;
import io.understudy.search.control.lexicon.Concept;
import io.understudy.search.control.lexicon.Lexicon;
import io.understudy.search.control.lexicon.Mention;
import io.understudy.search.entity.TalentProfile.Fluency;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what a free text asks for in English, Hindi, Marathi or romanised Hindi. Hard facts exclude: a place, numbers for
 * age, experience and budget, a word for a gender, a language to be spoken. Everything softer lifts: skills, genres,
 * formats, levels, dialects, industries, age words, a language merely named. What is denied and can be told of a profile is
 * to be left out; any other negation only takes its words back. Immutable.
 */
public final class QueryUnderstanding {

    private static final Set<Field> HARD = Set.of(Field.LOCATION, Field.GENDER);

    private final Lexicon lexicon;
    private final Speech speech;
    private final Wording wording;

    public QueryUnderstanding(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.speech = new Speech(lexicon);
        this.wording = new Wording(lexicon);
    }

    /** Several of one field and effect are alternatives. */
    public Interpretation interpret(String query) {
        return query.isBlank() ? Interpretation.NONE : understand(Normalizer.normalize(query, Normalizer.Form.NFC));
    }

    private Interpretation understand(String query) {
        var surroundings = new Surroundings(query);
        var mentions = wording.corrected(lexicon.mentions(query), surroundings);
        var numbers = Numbers.of(query, surroundings);
        var negations = negations(query, mentions, surroundings);
        var named = mentions.stream()
                .filter(mention -> numbers.stream().noneMatch(number -> number.overlaps(mention.start(), mention.end())))
                .toList();
        var meant = named.stream().filter(mention -> negations.get(mention) == Negation.NONE).toList();
        var denied = named.stream().filter(mention -> negations.get(mention) == Negation.DENIED);
        var understood = Stream.of(
                        numbers.stream(),
                        meant.stream().flatMap(mention -> findings(query, mention, meant, surroundings)),
                        denied.flatMap(mention -> exclusions(query, mention)))
                .flatMap(found -> found)
                .sorted(Comparator.comparingInt(Finding::start))
                .map(Finding::understood)
                .collect(Collectors.toMap(u -> u.field() + "=" + u.value(), u -> u, QueryUnderstanding::harder, LinkedHashMap::new));
        return new Interpretation(
                LanguageGuess.of(query, surroundings.words(), mentions), List.copyOf(understood.values()));
    }

    private static Map<Mention, Negation> negations(String query, List<Mention> mentions, Surroundings surroundings) {
        var negations = new HashMap<Mention, Negation>();
        for (var group : Exclusion.groups(query, mentions)) {
            var negation = Negation.isWrittenOn(group.getLast().text())
                    ? Negation.DENIED
                    : Negation.of(surroundings, group.getFirst().start(), group.getLast().end());
            group.forEach(mention -> negations.put(mention, negation));
        }
        return negations;
    }

    private static Stream<Finding> exclusions(String query, Mention mention) {
        return Exclusion.of(mention)
                .map(concept -> Finding.of(
                        query, mention.start(), mention.end(), concept.field(), concept.code(), Effect.EXCLUDE));
    }

    private static Understood harder(Understood first, Understood second) {
        return first.effect() == Effect.BOOST && second.effect() == Effect.FILTER ? second : first;
    }

    private Stream<Finding> findings(String query, Mention mention, List<Mention> all, Surroundings surroundings) {
        var concepts = mention.concepts();
        var language = mention.concept(Field.LANGUAGE);
        var fluency = language.flatMap(named -> speech.fluency(surroundings, mention.start(), mention.end()));
        boolean spoken = language.isPresent()
                && (fluency.isPresent() || speech.isMeant(surroundings, mention.start(), mention.end()));
        return concepts.stream()
                .filter(concept -> !spoken || concept.field() == Field.LANGUAGE)
                .filter(concept -> !isGenreOfNext(concept, mention, all))
                .filter(concept -> concept.field() != Field.GENDER || !isReceiver(surroundings.after(mention.end())))
                .map(concept -> Finding.of(
                        query, mention.start(), mention.end(), concept.field(), value(concept, fluency),
                        spoken || HARD.contains(concept.field()) ? Effect.FILTER : Effect.BOOST));
    }

    private static String value(Concept concept, Optional<Fluency> fluency) {
        var code = concept.ages().map(Concept.Years::toString).orElse(concept.code());
        return fluency.filter(least -> concept.field() == Field.LANGUAGE)
                .map(least -> code + ":" + least.name().toLowerCase(Locale.ROOT))
                .orElse(code);
    }

    /** Who teaches women ({@code नायिका को सिखाने वाला}) need not be one. */
    private static boolean isReceiver(List<String> after) {
        return !after.isEmpty() && Set.of("को", "ko").contains(after.getFirst());
    }

    /** नाटक is a stage play and a genre; right before another format ({@code नाटक मालिका}) it is the genre. */
    private static boolean isGenreOfNext(Concept concept, Mention mention, List<Mention> all) {
        return concept.field() == Field.FORMAT && mention.concept(Field.GENRE).isPresent()
                && all.stream().anyMatch(next -> next.start() == mention.end() + 1 && next.concept(Field.FORMAT).isPresent());
    }
}
