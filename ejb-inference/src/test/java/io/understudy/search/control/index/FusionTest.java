package io.understudy.search.control.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class FusionTest {

    private static final double EXACT = 1e-12;

    @Test
    void aWeightedSumDividesEachSideByItsBest() {
        var fused = new Fusion.WeightedSum(0.6).fuse(new double[] {8, 4, 0}, new double[] {-0.2, 0.25, 0.5});
        // 0.4·8/8 + 0.6·0; 0.4·4/8 + 0.6·0.25/0.5; 0.4·0 + 0.6·0.5/0.5
        assertArrayEquals(new double[] {0.4, 0.5, 0.6}, fused, EXACT);
    }

    @Test
    void aSideThatFoundNothingLeavesItsWeightToTheOther() {
        var sum = new Fusion.WeightedSum(0.6);
        assertArrayEquals(new double[] {1, 0.5}, sum.fuse(new double[] {0, 0}, new double[] {0.8, 0.4}), EXACT);
        assertArrayEquals(new double[] {0.25, 1}, sum.fuse(new double[] {1, 4}, new double[] {0, -0.4}), EXACT);
        assertArrayEquals(new double[] {0, 0}, sum.fuse(new double[] {0, 0}, new double[] {0, 0}), EXACT);
        var ranks = new Fusion.ReciprocalRank(60);
        assertArrayEquals(new double[] {61.0 / 62, 1}, ranks.fuse(new double[] {1, 4}, new double[] {0, 0}), EXACT);
    }

    @Test
    void logOddsKeepTheUnitsOfBothSides() {
        var fused = new Fusion.LogOdds(0.05).fuse(new double[] {8, 4, 0}, new double[] {-0.2, 0.5, 0.6});
        // (0 + 0.05·8)/(1 + 0.05·8); (0.5 + 0.05·4)/1.4; 0.6/1.4
        assertArrayEquals(new double[] {0.4 / 1.4, 0.7 / 1.4, 0.6 / 1.4}, fused, EXACT);
        assertArrayEquals(new double[] {0.25, 1}, new Fusion.LogOdds(0.05).fuse(new double[] {1, 4}, new double[] {0, -0.4}), EXACT);
        assertArrayEquals(new double[] {0.8, 0.4}, new Fusion.LogOdds(0.05).fuse(new double[] {0, 0}, new double[] {0.8, 0.4}), EXACT);
    }

    @Test
    void reciprocalRanksAddUpOverTheHighestPossible() {
        var fused = new Fusion.ReciprocalRank(60).fuse(new double[] {9, 7, 0, 7}, new double[] {0.1, 0.9, 0.5, -0.3});
        double best = 2 / 61.0;
        assertArrayEquals(
                new double[] {
                    (1 / 61.0 + 1 / 63.0) / best, // first by words, third by vectors
                    (1 / 62.0 + 1 / 61.0) / best,
                    (0 + 1 / 62.0) / best,
                    (1 / 62.0 + 0) / best // shares the second rank by words, dissimilar by vectors
                },
                fused,
                EXACT);
    }

    @Test
    void isWrittenInSettings() {
        assertEquals(new Fusion.WeightedSum(0.35), Fusion.parse("weighted:0.35"));
        assertEquals(new Fusion.ReciprocalRank(60), Fusion.parse(" rrf:60 "));
        assertEquals(new Fusion.LogOdds(0.01), Fusion.parse("log-odds:0.01"));
        for (var wrong : new String[] {"weighted:1.1", "weighted", "rrf:0", "log-odds:0", "rrf:x", "sum:1", ""}) {
            assertThrows(IllegalArgumentException.class, () -> Fusion.parse(wrong), wrong);
        }
    }
}
