package io.understudy.search.control.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class FusionTest {

    private static final double EXACT = 1e-12;
    private static final WordWeights NONE = new WordWeights(new double[0], 0, 0);

    @Test
    void aWeightedSumDividesEachSideByItsBest() {
        var fused = new Fusion.WeightedSum(0.6).fuse(new double[] {8, 4, 0}, new double[] {-0.2, 0.25, 0.5}, NONE);
        // 0.4·8/8 + 0.6·0; 0.4·4/8 + 0.6·0.25/0.5; 0.4·0 + 0.6·0.5/0.5
        assertArrayEquals(new double[] {0.4, 0.5, 0.6}, fused, EXACT);
    }

    @Test
    void aSideThatFoundNothingLeavesItsWeightToTheOther() {
        var sum = new Fusion.WeightedSum(0.6);
        assertArrayEquals(new double[] {1, 0.5}, sum.fuse(new double[] {0, 0}, new double[] {0.8, 0.4}, NONE), EXACT);
        assertArrayEquals(new double[] {0.25, 1}, sum.fuse(new double[] {1, 4}, new double[] {0, -0.4}, NONE), EXACT);
        assertArrayEquals(new double[] {0, 0}, sum.fuse(new double[] {0, 0}, new double[] {0, 0}, NONE), EXACT);
        var ranks = new Fusion.ReciprocalRank(60);
        assertArrayEquals(new double[] {61.0 / 62, 1}, ranks.fuse(new double[] {1, 4}, new double[] {0, 0}, NONE), EXACT);
    }

    @Test
    void eachWordIsJudgedByTheSideThatKnowsIt() {
        // a known word that tells 4, of which a tenth is left to its BM25, and an unknown one that tells 6
        var weights = new WordWeights(new double[] {0.1, 1}, 10, 0.9 * 4);
        var fused = new Fusion.ByWord(0.1).fuse(new double[] {0, 3, 6.4}, new double[] {0.8, -0.5, 1}, weights);
        // 0.36·0.8 + 0; 0.36·0 + 3/10; 0.36·1 + 6.4/10, which is the most there can be
        assertArrayEquals(new double[] {0.288, 0.3, 1}, fused, EXACT);
    }

    @Test
    void whereNoWordTellsAnythingTheVectorsDecide() {
        var fused = new Fusion.ByWord(0.1).fuse(new double[] {0, 0}, new double[] {0.8, -0.4}, NONE);
        assertArrayEquals(new double[] {0.8, 0}, fused, EXACT);
    }

    @Test
    void whereThereIsNoVectorTheWordsDecide() {
        var unknown = new WordWeights(new double[] {1, 1}, 10, 0);
        var fused = new Fusion.ByWord(0.1).fuse(new double[] {5, 0}, new double[] {0, 0}, unknown);
        assertArrayEquals(new double[] {0.5, 0}, fused, EXACT);
    }

    @Test
    void onlyTheFusionByWordTellsKnownWordsFromOthers() {
        assertEquals(0.1, new Fusion.ByWord(0.1).wordWeight(true));
        assertEquals(1, new Fusion.ByWord(0.1).wordWeight(false));
        assertEquals(1, new Fusion.WeightedSum(0.6).wordWeight(true));
        assertEquals(1, new Fusion.ReciprocalRank(60).wordWeight(true));
    }

    @Test
    void reciprocalRanksAddUpOverTheHighestPossible() {
        var fused = new Fusion.ReciprocalRank(60).fuse(new double[] {9, 7, 0, 7}, new double[] {0.1, 0.9, 0.5, -0.3}, NONE);
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
        assertEquals(new Fusion.ByWord(0.1), Fusion.parse("by-word:0.1"));
        for (var wrong : new String[] {"weighted:1.1", "weighted", "rrf:0", "by-word:2", "log-odds:1", "rrf:x", "sum:1", ""}) {
            assertThrows(IllegalArgumentException.class, () -> Fusion.parse(wrong), wrong);
        }
    }
}
