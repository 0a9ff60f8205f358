package io.understudy.search.control.index;

import io.understudy.search.control.Interpretation.Field;
import io.understudy.search.control.index.analysis.Word;
import io.understudy.search.control.lexicon.Lexicon;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.IndexSearcher;

/** What to try where little was found. */
final class Suggestions {

    private static final int MOST_FILTERS = 3;
    private static final Field[] NAMED = {
        Field.LOCATION, Field.SKILL, Field.LANGUAGE, Field.DIALECT, Field.INDUSTRY, Field.GENRE, Field.FORMAT, Field.LEVEL
    };

    private final Lexicon lexicon;
    private final int fewMatches;

    Suggestions(Lexicon lexicon, int fewMatches) {
        this.lexicon = lexicon;
        this.fewMatches = fewMatches;
    }

    List<String> of(IndexSearcher searcher, Plan plan, Scope scope, int matches) throws IOException {
        var suggestions = new ArrayList<String>();
        scope.dropped()
                .forEach(criterion -> suggestions.add("Nobody satisfies everything that was understood; " + criterion
                        + " lifts but does not filter."));
        if (matches < fewMatches) {
            suggestions.addAll(widerFilters(scope));
            suggestions.addAll(otherSpellings(searcher, plan));
        }
        return suggestions;
    }

    private static List<String> widerFilters(Scope scope) {
        int now = scope.talents().count();
        return scope.countsWithout().entrySet().stream()
                .filter(without -> without.getValue() > now)
                .sorted(Map.Entry.<Criterion, Integer>comparingByValue().reversed())
                .limit(MOST_FILTERS)
                .map(without -> "Without " + without.getKey() + " the filters leave " + without.getValue() + " instead of "
                        + now + ".")
                .toList();
    }

    /** For words that no profile holds in any spelling and that were not understood. */
    private List<String> otherSpellings(IndexSearcher searcher, Plan plan) throws IOException {
        var spellings = new ArrayList<String>();
        var nearest = new NearestNames(lexicon);
        for (var word : plan.words().words()) {
            var typed = plan.words().typed(word);
            if (!isKnown(searcher, word) && !isUnderstood(plan, typed)) {
                var near = nearest.of(typed, NAMED);
                if (!near.isEmpty()) {
                    spellings.add("No profile holds '" + typed + "'; did you mean " + String.join(" or ", near) + "?");
                }
            }
        }
        return spellings;
    }

    private static boolean isKnown(IndexSearcher searcher, Word word) throws IOException {
        for (var term : LexicalQuery.terms(word)) {
            if (searcher.getIndexReader().docFreq(term) > 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUnderstood(Plan plan, String typed) {
        return plan.interpretation().understood().stream().anyMatch(part -> part.text().contains(typed));
    }
}
