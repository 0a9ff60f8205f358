package io.understudy.search.control.understanding;

import io.understudy.search.control.Interpretation.Field;
import io.understudy.search.control.lexicon.Concept;
import io.understudy.search.control.lexicon.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What of the mentions of a query is to be left out, once they are denied. */
final class Exclusion {

    /** A profile either has these or not. One drama does not make a talent's work drama, so a genre is none of them. */
    private static final Set<Field> FIELDS = Set.of(
            Field.LOCATION, Field.GENDER, Field.LANGUAGE, Field.SKILL, Field.LEVEL, Field.DIALECT, Field.INDUSTRY);

    private static final Set<String> LINKS = Set.of("or", "nor", "and", "/", "या", "और", "व", "आणि", "किंवा", "ya", "aur", "ani", "kinva");

    private Exclusion() {}

    /** {@code No actresses} shall not leave out actors: where a word tells a gender, too, it is the gender that is denied. */
    static Stream<Concept> of(Mention mention) {
        var gender = mention.concept(Field.GENDER);
        return gender.isPresent() ? gender.stream() : mention.concepts().stream().filter(concept -> FIELDS.contains(concept.field()));
    }

    /**
     * Mentions of one kind that only links separate are denied together: {@code not from Mumbai or Delhi}. A comma is a link
     * where a word follows later: {@code not from Mumbai, Delhi or Pune}, but {@code not Mumbai, Delhi} may mean either.
     */
    static List<List<Mention>> groups(String query, List<Mention> mentions) {
        var groups = new ArrayList<List<Mention>>();
        boolean isLinked = false;
        for (int i = mentions.size() - 1; i >= 0; i--) {
            var between = i + 1 < mentions.size() ? between(query, mentions.get(i), mentions.get(i + 1)) : "";
            isLinked = isWord(between) || isLinked && between.equals(",");
            if (!isLinked) groups.addFirst(new ArrayList<>());
            groups.getFirst().addFirst(mentions.get(i));
        }
        return groups;
    }

    /** What separates two mentions of one kind; empty where they are of different kinds. */
    private static String between(String query, Mention one, Mention next) {
        var isOneKind = one.concepts().stream().anyMatch(concept -> next.concept(concept.field()).isPresent());
        return isOneKind && one.end() <= next.start() ? query.substring(one.end(), next.start()).strip().toLowerCase(Locale.ROOT) : "";
    }

    private static boolean isWord(String between) {
        return LINKS.contains(between.startsWith(",") ? between.substring(1).strip() : between);
    }
}
