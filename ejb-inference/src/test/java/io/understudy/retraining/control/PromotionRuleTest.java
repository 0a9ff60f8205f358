package io.understudy.retraining.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.retraining.entity.Promotion;
import io.understudy.training.control.Comparison;
import org.junit.jupiter.api.Test;

class PromotionRuleTest {

    private static final PromotionRule CANARY = new PromotionRule(Promotion.CANARY, 0.01);
    private static final PromotionRule PROMOTE = new PromotionRule(Promotion.PROMOTE, 0.01);

    @Test
    void aBetterOneIsTriedOrPromotedAsIsSet() {
        var better = new Comparison(1000, 10, 60, 0.85, 0.90, 1e-9);
        assertEquals(Promotion.CANARY, CANARY.on(better, true).promotion());
        assertEquals(Promotion.PROMOTE, PROMOTE.on(better, true).promotion());
    }

    @Test
    void oneThatIsWorseWithinTheToleranceAndByChanceIsNotWorse() {
        assertEquals(Promotion.PROMOTE, PROMOTE.on(new Comparison(1000, 30, 25, 0.90, 0.895, 0.59), true).promotion());
    }

    /** 61 and 59 of 100: 4 against 2 rows are no evidence. */
    @Test
    void oneThatIsWorseByMoreThanIsToleratedThoughPerhapsByChanceIsTriedButDoesNotTakeAllTraffic() {
        var perhaps = new Comparison(100, 4, 2, 0.61, 0.59, 0.6875);
        assertEquals(Promotion.REGISTER, PROMOTE.on(perhaps, true).promotion());
        assertEquals(Promotion.CANARY, CANARY.on(perhaps, true).promotion());
    }

    @Test
    void oneThatIsSignificantlyWorseIsRejectedThoughWithinTheTolerance() {
        var worse = new Comparison(10_000, 70, 20, 0.900, 0.895, 1e-7);
        assertEquals(Promotion.REJECT, CANARY.on(worse, true).promotion());
        var verdict = PROMOTE.on(worse, true);
        assertEquals(Promotion.REJECT, verdict.promotion());
        assertTrue(verdict.reason().contains("only it was right in 20, only the other in 70"), verdict.reason());
    }

    @Test
    void whatCannotBeComparedIsRegisteredAndNoMore() {
        assertEquals(Promotion.REGISTER, PROMOTE.on(null, true).promotion());
        assertEquals(Promotion.REGISTER, PROMOTE.on(new Comparison(0, 0, 0, 0, 0, 1), true).promotion());
    }

    @Test
    void theFirstOfItsModelIsPromotedWhereThatIsSetAndCannotBeACanary() {
        assertEquals(Promotion.PROMOTE, PROMOTE.on(null, false).promotion());
        assertEquals(Promotion.REGISTER, CANARY.on(null, false).promotion());
    }
}
