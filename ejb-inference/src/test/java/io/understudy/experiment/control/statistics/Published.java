package io.understudy.experiment.control.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What GrowthBook's tests are computed from, in {@code packages/stats/tests} of its repository. */
final class Published {

    /** Published with five decimals. */
    static final double FIVE_DECIMALS = 5.001e-6;

    /** Published with nine decimals. */
    static final double NINE_DECIMALS = 5.01e-10;

    /** {@code frequentist/test_tests.py}. */
    static final Mean MEAN_A = new Mean(3407, 1396.87, 52377.9767);

    static final Mean MEAN_A_3000 = new Mean(3000, 1396.87, 52377.9767);
    static final Mean MEAN_B = new Mean(3461, 2422.7, 134698.29);

    /** {@code test_gbstats.py}, the dimension "one" of {@code QUERY_OUTPUT}. */
    static final Mean COUNT_A = new Mean(100, 270, 848.79);

    static final Mean COUNT_B = new Mean(120, 300, 869);

    /** {@code test_gbstats.py}, {@code RATIO_STATISTICS_DF}: sums that no real units have, but the formulas take. */
    static final Ratio RATIO_A = new Ratio(COUNT_A, new Mean(100, 510, 810), -900);

    static final Ratio RATIO_B = new Ratio(COUNT_B, new Mean(120, 500, 800), -905);

    /** {@code test_gbstats.py}, {@code RA_STATISTICS_DF}. */
    static final CupedMean CUPED_A = new CupedMean(new Mean(3001, 300, 600), new Mean(3001, 210, 415), -20);

    static final CupedMean CUPED_B = new CupedMean(new Mean(3000, 222, 555), new Mean(3000, 120, 405), -10);

    /** {@code test_gbstats.py}, {@code RATIO_RA_STATISTICS_DF}. */
    static final CupedRatio CUPED_RATIO_A = new CupedRatio(
            new Mean(100, 485.112236689623, 2715.484666118136),
            new Mean(100, 679.9093275844917, 4939.424001640236),
            new Mean(100, 192.59138069991536, 460.076026390857),
            new Mean(100, 290.1398399750233, 920.9461385038898),
            new CupedRatio.Products(
                    3602.146836776702, 1113.6215759318352, 1559.2878434944676, 1460.3181079276983, 2130.9404074446747, 634.239482353647));

    static final CupedRatio CUPED_RATIO_B = new CupedRatio(
            new Mean(100, 514.7757826608777, 2994.897482705013),
            new Mean(100, 705.4090874383759, 5291.36604146392),
            new Mean(100, 206.94157227402536, 514.2903702246757),
            new Mean(100, 302.54389139107326, 994.4506208125663),
            new CupedRatio.Products(
                    3918.1561431600717, 1237.0953021125997, 1701.0287270040265, 1604.075950326651, 2292.081739775257, 698.4173425817913));

    private Published() {}

    static <S extends Statistic<S>> Effect relative(S control, S treatment) {
        return Effect.of(control, treatment, Scale.RELATIVE).orElseThrow();
    }

    static <S extends Statistic<S>> Effect absolute(S control, S treatment) {
        return Effect.of(control, treatment, Scale.ABSOLUTE).orElseThrow();
    }

    static void assertResult(TestResult result, double estimate, double standardError, double lower, double upper, double p, double rounding) {
        assertEquals(estimate, result.estimate(), rounding, "estimate");
        assertEquals(standardError, result.standardError(), rounding, "standard error");
        assertEquals(lower, result.interval().lower(), rounding, "lower end");
        assertEquals(upper, result.interval().upper(), rounding, "upper end");
        assertEquals(p, result.pValue(), rounding, "p");
    }
}
