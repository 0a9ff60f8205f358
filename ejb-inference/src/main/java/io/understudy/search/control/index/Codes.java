package io.understudy.search.control.index;

import io.understudy.search.control.Interpretation.Field;
import io.understudy.search.control.lexicon.Concept;
import io.understudy.search.control.lexicon.Lexicon;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of profiles and requests as the index keeps them: a code of the lexicon, or the text itself, folded. */
final class Codes {

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final Lexicon lexicon;

    Codes(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    String code(Field field, String codeOrName) {
        return lexicon.resolve(field, codeOrName).map(Concept::code).orElseGet(() -> folded(codeOrName));
    }

    /** The code with all below it. */
    Set<String> within(Field field, String codeOrName) {
        return lexicon.resolve(field, codeOrName)
                .map(concept -> lexicon.descendants(field, concept.code()))
                .orElseGet(() -> Set.of(folded(codeOrName)));
    }

    /** In English, or the text itself where the lexicon does not know it. */
    String label(Field field, String codeOrName) {
        return lexicon.resolve(field, codeOrName).map(concept -> concept.label("en")).orElse(codeOrName);
    }

    boolean knows(Field field, String codeOrName) {
        return lexicon.resolve(field, codeOrName).isPresent();
    }

    /** One form for a text in whatever case, width and spacing. */
    static String folded(String text) {
        var spaced = SPACES.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).strip()).replaceAll(" ");
        return spaced.toLowerCase(Locale.ROOT);
    }
}
