package io.understudy.search.control.talents;

import io.understudy.failure.entity.DomainException.Violation;
import io.understudy.search.control.Interpretation.Field;
import io.understudy.search.control.lexicon.Concept;
import io.understudy.search.control.lexicon.Lexicon;
import io.understudy.search.entity.TalentProfile;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Codes that profiles may bear: those of the lexicon, and for languages those of ISO 639 that have a name. A name in place of a
 * code is refused with the code that it stands for.
 */
final class KnownCodes {

    private static final int MOST_SUGGESTIONS = 5;

    private final Lexicon lexicon;
    private final Map<Field, Set<String>> codes = new EnumMap<>(Field.class);

    KnownCodes(Lexicon lexicon) {
        this.lexicon = lexicon;
        for (var field : List.of(Field.SKILL, Field.LANGUAGE, Field.DIALECT, Field.INDUSTRY, Field.FORMAT, Field.GENRE)) {
            codes.put(field, lexicon.concepts(field).stream().map(Concept::code).collect(Collectors.toSet()));
        }
    }

    void check(TalentProfile profile, List<Violation> found) {
        check(Field.SKILL, "skills", profile.skills(), found);
        check(Field.DIALECT, "dialects", profile.dialects(), found);
        check(Field.INDUSTRY, "industries", profile.industries(), found);
        for (var i = 0; i < profile.languages().size(); i++) {
            var language = profile.languages().get(i);
            if (language != null) check(Field.LANGUAGE, "languages[" + i + "].code", language.code(), found);
        }
        for (var i = 0; i < profile.credits().size(); i++) {
            var credit = profile.credits().get(i);
            if (credit == null) continue;
            check(Field.FORMAT, "credits[" + i + "].format", credit.format(), found);
            check(Field.GENRE, "credits[" + i + "].genre", credit.genre(), found);
        }
    }

    private void check(Field field, String path, List<String> values, List<Violation> found) {
        for (var i = 0; i < values.size(); i++) check(field, path + "[" + i + "]", values.get(i), found);
    }

    /** What is null or blank is for the other rules to name. */
    private void check(Field field, String path, String code, List<Violation> found) {
        if (code == null || code.isBlank() || codes.get(field).contains(code)) return;
        if (field == Field.LANGUAGE && isLanguage(code)) return;
        var nearest = nearest(field, code);
        found.add(new Violation(path, "is not a known code" + (nearest.isEmpty() ? "" : "; nearest: " + String.join(", ", nearest))));
    }

    /** The platform has an English name for every language that Unicode's repository knows. */
    private static boolean isLanguage(String code) {
        return code.matches("[a-z]{2,3}") && !Locale.of(code).getDisplayLanguage(Locale.ENGLISH).equals(code);
    }

    /** By the words that the text is made of, in any language and usual spelling; then their whole families. */
    private Set<String> nearest(Field field, String text) {
        var words = text.replaceAll("[._-]+", " ");
        var named = Stream.concat(
                        lexicon.resolve(field, words).stream(),
                        lexicon.mentions(words).stream().flatMap(mention -> mention.concept(field).stream()))
                .map(Concept::code)
                .distinct()
                .toList();
        var nearest = new LinkedHashSet<>(named);
        named.forEach(code -> nearest.addAll(lexicon.descendants(field, code)));
        return nearest.stream().limit(MOST_SUGGESTIONS).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
