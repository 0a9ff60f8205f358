package io.understudy.search.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.search.control.SearchResult.Hit;
import io.understudy.search.entity.TalentProfile;
import io.understudy.wire.entity.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResultComparisonTest {

    /** Of a, b, c and b, c, d two are common; their scores differ by 0.25 and 0.125. */
    @Test
    void tellsTheCommonShareAndHowFarTheScoresOfThatAreApart() {
        var served = found(hit("a", 1), hit("b", 0.75), hit("c", 0.5));
        var shadow = found(hit("b", 1), hit("c", 0.625), hit("d", 0.25));
        assertEquals(Map.of("overlap_at_10", 2 / 3.0, "mean_abs_score_difference", 0.1875), ResultComparison.of(served, shadow));
    }

    @Test
    void theOrderAmongTheFirstTenDoesNotCount() {
        var served = found(hit("a", 0.5), hit("b", 0.25));
        var shadow = found(hit("b", 0.25), hit("a", 0.5));
        assertEquals(Map.of("overlap_at_10", 1.0, "mean_abs_score_difference", 0.0), ResultComparison.of(served, shadow));
    }

    /** The eleventh of one answer is the first of the other: nine of ten are common. */
    @Test
    void whatComesAfterTheFirstTenDoesNotCount() {
        var served = found(IntStream.rangeClosed(1, 11).mapToObj(i -> hit("t" + i, 0.5)).toArray(Hit[]::new));
        var shadow = found(IntStream.of(11, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).mapToObj(i -> hit("t" + i, 0.5)).toArray(Hit[]::new));
        assertEquals(Map.of("overlap_at_10", 0.9, "mean_abs_score_difference", 0.0), ResultComparison.of(served, shadow));
    }

    @Test
    void anAnswerThatFindsLessIsHeldAgainstTheLongerOne() {
        var two = found(hit("a", 0.5), hit("b", 0.5));
        assertEquals(Map.of("overlap_at_10", 0.5, "mean_abs_score_difference", 0.25), ResultComparison.of(two, found(hit("a", 0.25))));
        assertEquals(Map.of("overlap_at_10", 0.0), ResultComparison.of(two, found()));
        assertEquals(Map.of("overlap_at_10", 0.0), ResultComparison.of(found(), two));
    }

    @Test
    void twoThatFindNothingAgree() {
        assertEquals(Map.of("overlap_at_10", 1.0), ResultComparison.of(found(), found()));
    }

    private static SearchResult found(Hit... hits) {
        return new SearchResult(Arrays.asList(hits), hits.length, Map.of(), null, List.of(), null);
    }

    private static Hit hit(String talent, double score) {
        var profile = Json.MAPPER.convertValue(Map.of("id", talent, "experience_years", 0, "union_member", false), TalentProfile.class);
        return new Hit(profile, score, List.of(), Map.of(), null);
    }
}
