package io.understudy.registry.control.lightgbm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.failure.entity.DomainException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LightGbmGraphTest {

    private static final double NAN = Double.NaN;

    @TempDir
    private Path folder;

    /** decision: 0/2 none, 4/6 zero is missing, 8/10 NaN is missing; the second of each sends missing values left. */
    @ParameterizedTest
    @CsvSource({
        "0, 2.5, '2.5 -7 0 -Infinity NaN', '2.6 Infinity'",
        "0, -0.5, '-0.5 -Infinity', '0 NaN 1'",
        "2, -0.5, '-0.5', '0 NaN'",
        "4, 2.5, '2.5 -7 1.1e-35', '0 -0.0 1e-35 -1e-35 NaN 3'",
        "6, -5, '-5 0 1e-35 -1e-36 NaN', '-4.9 3 1.1e-35 -1.1e-35'",
        "4, 0, '-1.1e-35', '0 NaN 1e-36 -1e-36 1'",
        "6, 0, '0 NaN 1e-35 -1', '1.1e-35'",
        "8, 2.5, '2.5 0', '2.6 NaN'",
        "10, -5, '-5 NaN', '0'",
    })
    void aComparisonSendsMissingValuesWhereLightGbmDoes(int decision, double threshold, String left, String right) throws Exception {
        var text = ModelTexts.model("regression", 1, 1, List.of(ModelTexts.stump(decision, threshold)));
        assertSides(text, left, right);
    }

    @Test
    void aSetTakesItsCategoriesWithoutTheirFractionsAndNothingElse() throws Exception {
        var text = ModelTexts.model("regression", 1, 1, List.of(ModelTexts.setStump(List.of(0b1001L, 1L << 31, 1L))));
        assertSides(text, "0 -0.0 -0.9 0.9 3 3.7 63 64 64.99", "-1 1 2 4 62 65 96 1e10 -1e10 4294967296 4294967299 NaN Infinity -Infinity");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 29, 30, 31, 32, 33, 62, 63, 64, 95})
    void aSetOfOneIsThatCategory(int category) throws Exception {
        var words = IntStream.range(0, 3).mapToObj(w -> w == category / 32 ? 1L << category % 32 : 0L).toList();
        var text = ModelTexts.model("regression", 1, 1, List.of(ModelTexts.setStump(words)));
        try (var model = ConvertedModel.of(text, folder)) {
            var rows = IntStream.range(-3, 130).mapToObj(i -> new double[] {i}).toArray(double[][]::new);
            var scores = model.raw(rows);
            for (var i = 0; i < rows.length; i++) assertEquals(rows[i][0] == category ? -1 : 1, scores[i][0], "at " + rows[i][0]);
        }
    }

    @Test
    void anEmptySetSendsAllToTheRight() throws Exception {
        assertSides(ModelTexts.model("regression", 1, 1, List.of(ModelTexts.setStump(List.of(0L)))), "", "0 1 NaN -1");
        assertSides(ModelTexts.model("regression", 1, 1, List.of(ModelTexts.setStump(List.of()))), "", "0 1 NaN -1");
    }

    /** Float thresholds would put both on one side: 1.7e9 + 0.5 is no float. */
    @Test
    void epochSecondsAreToldApart() throws Exception {
        assertSides(ModelTexts.model("regression", 1, 1, List.of(ModelTexts.stump(0, 1_700_000_000.5))), "1700000000", "1700000001");
    }

    @Test
    void aFloatIsJudgedAsTheDoubleThatItIs() throws Exception {
        var text = ModelTexts.model("regression", 1, 1, List.of(ModelTexts.stump(0, 0.1)));
        assertSides(text, "0.1", Double.toString(0.1f));
    }

    @Test
    void aTreeOfOneLeafAddsItsValueAtItsPlace() throws Exception {
        var text = ModelTexts.model("regression", 1, 1, List.of(ModelTexts.constant(0x1p53), ModelTexts.stump(0, 0), ModelTexts.constant(-0x1p53)));
        // 2⁵³ + 1 is no double and 2⁵³ − 1 is one: the order of the sum shows
        assertRaw(text, new double[][] {{1}, {-1}, {NAN}}, new double[][] {{0}, {-1}, {-1}});
    }

    @Test
    void eachScoreHasItsOwnTrees() throws Exception {
        var trees = List.of(ModelTexts.constant(1), ModelTexts.constant(20), ModelTexts.constant(300), ModelTexts.constant(4000));
        assertRaw(ModelTexts.model("custom", 2, 1, trees), new double[][] {{0}}, new double[][] {{301, 4020}});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "regression", "regression sqrt", "regression_l1 sqrt", "huber", "fair", "quantile alpha:0.9", "mape", "lambdarank", "poisson",
                "gamma", "tweedie tweedie_variance_power:1.5", "binary sigmoid:1", "binary sigmoid:0.7", "cross_entropy", "cross_entropy_lambda"
            })
    void theObjectiveMakesThePredictionOfTheScore(String objective) throws Exception {
        for (var score : new double[] {0, 1.5, -1.5, 30, -30, -45, 200, -200, 700}) {
            var text = ModelTexts.model(objective, 1, 1, List.of(ModelTexts.constant(score)));
            assertRelative(new ReferenceBooster(text).predict(new double[1]), predict(text), objective + " of " + score);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"multiclass num_class:3", "multiclassova num_class:3 sigmoid:1.5"})
    void classesGetProbabilities(String objective) throws Exception {
        var text = ModelTexts.model(objective, 3, 1, List.of(ModelTexts.constant(-2), ModelTexts.constant(0.5), ModelTexts.constant(9)));
        assertRelative(new ReferenceBooster(text).predict(new double[1]), predict(text), objective);
    }

    @Test
    void aForestIsAveragedBeforeTheObjective() throws Exception {
        var trees = List.of(ModelTexts.constant(1), ModelTexts.constant(2), ModelTexts.constant(6));
        var text = ModelTexts.model("binary sigmoid:1", 1, 1, trees, "average_output");
        assertRelative(new double[] {1 / (1 + Math.exp(-3))}, predict(text), "mean of 1, 2 and 6");
    }

    /** In the format v2 the leaves may be probabilities already; whether they are shows. */
    @Test
    void anOldForestOfProbabilitiesIsOnlyAveraged() throws Exception {
        assertRelative(new double[] {(0.2 + 0.4) / 2}, predict(oldForest("binary sigmoid:1", 0.2, 0.4)), "mean of 0.2 and 0.4");
        assertRelative(new double[] {1 / (1 + Math.exp(-0.5))}, predict(oldForest("binary sigmoid:1", 2, -1)), "mean of 2 and −1");
        var refusal = assertThrows(DomainException.class, () -> predict(oldForest("poisson", 2, 1)));
        assertTrue(refusal.getMessage().contains("does not tell whether its leaves went through the objective 'poisson'"), refusal.getMessage());
    }

    private static String oldForest(String objective, double... values) {
        var trees = Arrays.stream(values).mapToObj(ModelTexts::constant).toList();
        return ModelTexts.model(objective, 1, 1, trees, "average_output").replace("version=v4", "version=v2");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyTreesGiveTheSameSumToTheLastBit(long seed) throws Exception {
        var random = new Random(seed);
        var trees = IntStream.range(0, 120).mapToObj(i -> ModelTexts.random(random, 5, 2 + random.nextInt(40))).toList();
        var text = ModelTexts.model(seed % 2 == 0 ? "multiclass num_class:3" : "regression", seed % 2 == 0 ? 3 : 1, 5, trees);
        var reference = new ReferenceBooster(text);
        var rows = IntStream.range(0, 500).mapToObj(i -> row(random, 5)).toArray(double[][]::new);
        try (var model = ConvertedModel.of(text, folder)) {
            var together = model.raw(rows);
            for (var i = 0; i < rows.length; i++) {
                assertArrayEquals(reference.raw(rows[i]), together[i], 0, Arrays.toString(rows[i]));
                if (i < 50) assertArrayEquals(together[i], model.raw(new double[][] {rows[i]})[0], 0, "alone");
            }
        }
    }

    private static double[] row(Random random, int features) {
        var edge = new double[] {NAN, 0, -0.0, 1e-35f, -1e-35f, 1e-36, 1.1e-35, -5, 3.5, 17, 1.7e9, 1.7e9 + 0.5, 1.7e9 + 1, 1e301, -1e11, Double.POSITIVE_INFINITY};
        return random.doubles(features)
                .map(d -> d < 0.3 ? edge[random.nextInt(edge.length)] : d < 0.6 ? random.nextInt(130) : (float) (random.nextGaussian() * 20))
                .toArray();
    }

    private double[] predict(String text) throws Exception {
        try (var model = ConvertedModel.of(text, folder)) {
            return model.predict(new double[][] {{0}})[0];
        }
    }

    private void assertRaw(String text, double[][] rows, double[][] expected) throws Exception {
        try (var model = ConvertedModel.of(text, folder)) {
            assertArrayEquals(expected, model.raw(rows));
        }
    }

    private void assertSides(String text, String left, String right) throws Exception {
        try (var model = ConvertedModel.of(text, folder)) {
            for (var value : numbers(left)) assertEquals(-1, model.raw(new double[][] {{value}})[0][0], value + " goes left");
            for (var value : numbers(right)) assertEquals(1, model.raw(new double[][] {{value}})[0][0], value + " goes right");
        }
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).filter(t -> !t.isEmpty()).mapToDouble(Double::parseDouble).toArray();
    }

    private static void assertRelative(double[] expected, double[] found, String what) {
        assertEquals(expected.length, found.length);
        for (var i = 0; i < expected.length; i++) assertEquals(expected[i], found[i], 1e-13 * Math.abs(expected[i]), what);
    }
}
