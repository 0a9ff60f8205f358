package io.understudy.deployment.control.assignment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The vectors that GrowthBook publishes: {@code packages/sdk-js/test/cases.json}, version 0.5.4, "getBucketRange",
 * "chooseVariation" and "getEqualWeights". Numbers in a cell are separated by blanks.
 */
class BucketsTest {

    private static final double ROUNDING = 1e-9;

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '"', textBlock = """
            normal 50/50,                                   2, 1,    "",          0 0.5 0.5 1
            reduced coverage,                               2, 0.5,  "",          0 0.25 0.5 0.75
            zero coverage,                                  2, 0,    "",          0 0 0.5 0.5
            4 variations,                                   4, 1,    "",          0 0.25 0.25 0.5 0.5 0.75 0.75 1
            uneven weights,                                 2, 1,    0.4 0.6,     0 0.4 0.4 1
            "uneven weights, 3 variations",                 3, 1,    0.2 0.3 0.5, 0 0.2 0.2 0.5 0.5 1
            "uneven weights, reduced coverage, 3 variations", 3, 0.2, 0.2 0.3 0.5, 0 0.04 0.2 0.26 0.5 0.6
            negative coverage,                              2, -0.2, "",          0 0 0.5 0.5
            coverage above 1,                               2, 1.5,  "",          0 0.5 0.5 1
            weights sum below 1,                            2, 1,    0.4 0.1,     0 0.5 0.5 1
            weights sum above 1,                            2, 1,    0.7 0.6,     0 0.5 0.5 1
            weights.length not equal to num variations,     4, 1,    0.4 0.4 0.2, 0 0.25 0.25 0.5 0.5 0.75 0.75 1
            weights sum almost equals 1,                    2, 1,    0.4 0.5999,  0 0.4 0.4 0.9999
            """)
    void liesRangesAsPublished(String name, int arms, double coverage, String weights, String ends) {
        var ranges = Buckets.of(arms, coverage, numbers(weights)).pieces().stream().map(Buckets.Piece::range).toList();
        var flat = ranges.stream().flatMap(range -> List.of(range.start(), range.end()).stream()).mapToDouble(end -> end).toArray();
        assertArrayEquals(numbers(ends), flat, ROUNDING);
    }

    @ParameterizedTest(name = "{0}: {1} in {2}")
    @CsvSource({
        "even, 0.2, 0 0.5 0.5 1, 0", "even, 0.4, 0 0.5 0.5 1, 0", "even, 0.6, 0 0.5 0.5 1, 1", "even, 0.8, 0 0.5 0.5 1, 1",
        "even, 0, 0 0.5 0.5 1, 0", "even, 0.5, 0 0.5 0.5 1, 1",
        "reduced, 0.2, 0 0.25 0.5 0.75, 0", "reduced, 0.4, 0 0.25 0.5 0.75, -1", "reduced, 0.6, 0 0.25 0.5 0.75, 1",
        "reduced, 0.8, 0 0.25 0.5 0.75, -1", "reduced, 0.25, 0 0.25 0.5 0.75, -1", "reduced, 0.5, 0 0.25 0.5 0.75, 1",
        "zero, 0.5, 0 0.5 0.5 0.5 0.5 1, 2"
    })
    void choosesTheArmAsPublished(String name, double point, String ends, int arm) {
        var numbers = numbers(ends);
        var ranges = new Range[numbers.length / 2];
        for (int i = 0; i < ranges.length; i++) ranges[i] = new Range(numbers[2 * i], numbers[2 * i + 1]);
        assertEquals(arm, Buckets.of(List.of(ranges)).arm(point));
    }

    @ParameterizedTest
    @CsvSource({"-1, ''", "0, ''", "1, 1", "2, 0.5 0.5", "3, 0.33333333 0.33333333 0.33333333", "4, 0.25 0.25 0.25 0.25"})
    void weighsEquallyAsPublished(int arms, String weights) {
        assertArrayEquals(numbers(weights), Buckets.equalWeights(arms), 1e-8);
    }

    @Test
    void keepsEveryUnitInItsArmOnlyWhenTheCoverageRises() {
        var quarter = Buckets.of(3, 0.25, 0.2, 0.3, 0.5);
        assertTrue(quarter.isKeptBy(quarter));
        assertTrue(quarter.isKeptBy(Buckets.of(3, 0.5, 0.2, 0.3, 0.5)));
        assertTrue(quarter.isKeptBy(Buckets.of(3, 1, 0.2, 0.3, 0.5)));
        assertFalse(quarter.isKeptBy(Buckets.of(3, 0.2, 0.2, 0.3, 0.5)), "units would lose their arm");
        assertFalse(quarter.isKeptBy(Buckets.of(3, 0.25, 0.3, 0.2, 0.5)), "units would change from the second arm to the first");
        assertFalse(quarter.isKeptBy(Buckets.of(2, 0.25)), "an arm would go");
    }

    @Test
    void anArmMayHaveSeveralPieces() {
        var pieces = List.of(piece(1, 0, 0.2), piece(0, 0.2, 0.5), piece(1, 0.7, 0.9));
        var buckets = Buckets.ofPieces(pieces);
        assertEquals(List.of(1, 0, -1, 1, -1), List.of(0.1, 0.2, 0.5, 0.7, 0.9).stream().map(buckets::arm).toList());
        assertEquals(pieces, buckets.pieces());
        assertTrue(buckets.isKeptBy(Buckets.ofPieces(List.of(piece(1, 0, 0.2), piece(0, 0.2, 0.6), piece(1, 0.6, 1)))));
        assertFalse(buckets.isKeptBy(Buckets.ofPieces(List.of(piece(1, 0, 0.2), piece(0, 0.2, 0.6)))), "units of a piece would lose their arm");
    }

    private static Buckets.Piece piece(int arm, double start, double end) {
        return new Buckets.Piece(arm, new Range(start, end));
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).filter(one -> !one.isBlank()).mapToDouble(Double::parseDouble).toArray();
    }
}
