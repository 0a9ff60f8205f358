package io.understudy.experiment.control.bandit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.distribution.RealDistribution;
import org.hipparchus.distribution.continuous.BetaDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.special.Beta;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How probable it is that an arm is the best. */
class BestArmTest {

    private static final double CLOSE = 1e-9;

    /** ∫ n xⁿ⁻¹ x^k dx, worked by hand: Beta(n, 1) has the distribution function xⁿ. */
    @Test
    void ofBeliefsWithPowersForTheirDistributions() {
        assertArrayEquals(new double[] {1 / 3.0, 2 / 3.0}, chances(beta(1, 1), beta(2, 1)), CLOSE);
        assertArrayEquals(new double[] {1 / 4.0, 3 / 4.0}, chances(beta(1, 1), beta(3, 1)), CLOSE);
        assertArrayEquals(new double[] {1 / 4.0, 1 / 4.0, 1 / 2.0}, chances(beta(1, 1), beta(1, 1), beta(2, 1)), CLOSE);
        assertArrayEquals(new double[] {2 / 9.0, 3 / 9.0, 4 / 9.0}, chances(beta(2, 1), beta(3, 1), beta(4, 1)), CLOSE);
    }

    /** P(B > A) = Σ B(a + i, b + d) / ((d + i) B(1 + i, d) B(a, b)) over i from 0 to c − 1, for A ~ Beta(a, b), B ~ Beta(c, d). */
    @ParameterizedTest
    @CsvSource({
        "2, 3, 4, 5", "11, 91, 16, 86", "1, 1001, 3, 1001", "501, 4501, 551, 4451", "1, 51, 1, 1001", "90, 12, 80, 25", "2001, 8001, 2101, 7901", "1, 2, 400, 1"
    })
    void ofTwoProportionsItIsTheClosedForm(double a, double b, double c, double d) {
        double expected = 0;
        for (int i = 0; i < c; i++) {
            expected += Math.exp(Beta.logBeta(a + i, b + d) - Math.log(d + i) - Beta.logBeta(1.0 + i, d) - Beta.logBeta(a, b));
        }
        assertEquals(expected, chances(beta(a, b), beta(c, d))[1], CLOSE);
    }

    /** Φ((μ₂ − μ₁) / √(σ₁² + σ₂²)). */
    @ParameterizedTest
    @CsvSource({"0, 1, 0, 1", "10, 2, 13, 0.1", "-5, 0.01, -5.02, 0.03", "1e6, 10, 1000001, 50", "0, 1, 0, 1000", "0, 1, 30, 1"})
    void ofTwoMeansItIsTheNormals(double mean1, double deviation1, double mean2, double deviation2) {
        double expected = new NormalDistribution().cumulativeProbability((mean2 - mean1) / Math.hypot(deviation1, deviation2));
        assertEquals(expected, chances(normal(mean1, deviation1), normal(mean2, deviation2))[1], CLOSE);
    }

    @Test
    void armsAlikeAreAsLikely() {
        for (int arms = 2; arms <= 10; arms++) {
            var beliefs = new RealDistribution[arms];
            Arrays.fill(beliefs, beta(8, 120));
            for (double chance : chances(beliefs)) assertEquals(1.0 / arms, chance, CLOSE);
        }
    }

    @Test
    void whereOneIsCertainlyBestTheOthersHaveNext() {
        var chances = chances(beta(1, 10_001), beta(10_001, 1), beta(5_000, 5_000));
        assertEquals(1, chances[1], CLOSE);
        assertTrue(chances[0] >= 0 && chances[2] >= 0);
    }

    @Test
    void moreUnitsWithTheSameValuesMakeItSurer() {
        double few = chances(beta(11, 91), beta(16, 86))[1];
        double many = chances(beta(101, 901), beta(151, 851))[1];
        assertTrue(few < many && many < 1, few + " " + many);
    }

    private static double[] chances(RealDistribution... beliefs) {
        return BestArm.chances(List.of(beliefs));
    }

    private static RealDistribution beta(double alpha, double beta) {
        return new BetaDistribution(alpha, beta);
    }

    private static RealDistribution normal(double mean, double deviation) {
        return new NormalDistribution(mean, deviation);
    }
}
