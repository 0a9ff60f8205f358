package io.understudy.search.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.understudy.search.entity.TalentProfile;
import io.understudy.serving.control.Summarised;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What one version of the search model found.
 *
 * @param totalMatches talents that satisfy the filters and, where a text was given, match it in words or stand among the
 *     vector candidates
 * @param facets counts over all matches: field → value → count, the most frequent first
 * @param suggestions what to try when little was found
 * @param nextCursor absent on the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SearchResult(
        List<Hit> talents,
        long totalMatches,
        Map<String, Map<String, Long>> facets,
        Interpretation interpreted,
        List<String> suggestions,
        String nextCursor) implements Summarised {

    private static final int TALENTS_IN_SUMMARY = 10;

    SearchResult continuedAt(String cursor) {
        return new SearchResult(talents, totalMatches, facets, interpreted, suggestions, cursor);
    }

    /** How many were found, and who came first. */
    @Override
    public Map<String, Object> summary() {
        return Map.of(
                "total_matches", totalMatches,
                "talents", talents.stream().limit(TALENTS_IN_SUMMARY).map(hit -> hit.talent().id()).toList());
    }

    /** The score of the best. */
    @Override
    public OptionalDouble confidence() {
        return talents.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(talents.getFirst().score());
    }

    /**
     * @param score 0 to 1
     * @param matchReasons sentences that are true of this talent
     * @param highlights matched passages by field, matches between {@code <em>} and {@code </em>}, the rest escaped as HTML
     * @param explanation how the score came about, where it was asked for
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Hit(
            TalentProfile talent,
            double score,
            List<String> matchReasons,
            Map<String, List<String>> highlights,
            Explanation explanation) {}

    /**
     * @param lexical normalised BM25 part, 0 to 1
     * @param semantic normalised cosine part, 0 to 1
     * @param boosts what preferences and boosts added, by name
     */
    public record Explanation(double lexical, double semantic, Map<String, Double> boosts) {}
}
