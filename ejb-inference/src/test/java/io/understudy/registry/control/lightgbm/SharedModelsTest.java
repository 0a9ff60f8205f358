package io.understudy.registry.control.lightgbm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Models that LightGBM trained, and its own predictions for them: the test data of the projects {@code leaves} and
 * {@code treelite}, in folders of these names below {@code understudy.lightgbm.data}. They are not part of this
 * repository; without the property they are looked for beside it, and where they are not there either, nothing is tested.
 */
@EnabledIf(value = "areDataExpected", disabledReason = "LightGBM's test data are not in ../shared/data/lightgbm, beside the repository")
class SharedModelsTest {

    private static final double TOLERANCE = 1e-12;

    /** From this module's folder, in which tests run, to the folder beside the repository. */
    private static final Path BESIDE = Path.of("..", "..", "shared", "data", "lightgbm");

    private static final String STATED = System.getProperty("understudy.lightgbm.data", "");

    private static final Path DATA = STATED.isEmpty() ? BESIDE : Path.of(STATED);

    /** A model, rows for it, and what LightGBM said; the label in front of the row is skipped. */
    enum Shared {
        DART("leaves/lg_dart_breast_cancer.model", "leaves/breast_cancer_test.tsv", 0, "leaves/lg_dart_breast_cancer_true_predictions.txt", false),
        FOREST("leaves/lg_rf_iris.model", "leaves/iris_test.libsvm", 1, "leaves/lg_rf_iris_true_predictions.txt", false),
        MULTICLASS("leaves/lgmulticlass.model", "leaves/multiclass_test.tsv", 1, "leaves/lgmulticlass_true_predictions.txt", false),
        MULTICLASS_RAW("leaves/lgmulticlass.model", "leaves/multiclass_test.tsv", 1, "leaves/lgmulticlass_true_raw_predictions.txt", true),
        CATEGORIES("leaves/lg_kddcup99.model", "leaves/kddcup99_test.tsv", 0, "leaves/lg_kddcup99_true_predictions.txt", true),
        POISSON("leaves/genlin_fmtp_poisson_Frequency.model", "leaves/genlin_fmtp_poisson_Frequency_features.tsv", 0, "leaves/genlin_fmtp_poisson_Frequency_true_predictions.txt", false),
        GAMMA("leaves/genlin_fmtp_gamma_AvgClaimAmount.model", "leaves/genlin_fmtp_gamma_AvgClaimAmount_features.tsv", 0, "leaves/genlin_fmtp_gamma_AvgClaimAmount_true_predictions.txt", false),
        TWEEDIE("leaves/genlin_fmtp_tweedie_PurePremium.model", "leaves/genlin_fmtp_tweedie_PurePremium_features.tsv", 0, "leaves/genlin_fmtp_tweedie_PurePremium_true_predictions.txt", false),
        SMALL_CATEGORIES("treelite/toy_categorical_model.txt", "treelite/toy_categorical.test", 1, "treelite/toy_categorical.test.pred", false);

        private final String model;
        private final String rows;
        private final int label;
        private final String predictions;
        private final boolean raw;

        Shared(String model, String rows, int label, String predictions, boolean raw) {
            this.model = model;
            this.rows = rows;
            this.label = label;
            this.predictions = predictions;
            this.raw = raw;
        }
    }

    /** A folder that is stated must be there. */
    static boolean areDataExpected() {
        return !STATED.isEmpty() || Files.isDirectory(BESIDE);
    }

    @ParameterizedTest
    @EnumSource
    void predictsWhatLightGbmPredicted(Shared shared) throws Exception {
        var reference = new ReferenceBooster(Files.readString(file(shared.model)));
        var rows = rows(shared, reference.features());
        var expected = Files.readAllLines(file(shared.predictions)).stream().map(SharedModelsTest::numbers).toArray(double[][]::new);
        assertEquals(expected.length, rows.length);
        try (var model = ConvertedModel.of(file(shared.model))) {
            var found = shared.raw ? model.raw(rows) : model.predict(rows);
            var published = largest(found, expected);
            var raw = largest(model.raw(rows), Arrays.stream(rows).map(reference::raw).toArray(double[][]::new));
            var floats = Arrays.stream(rows).map(SharedModelsTest::asFloats).toArray(double[][]::new);
            var rawOfFloats = largest(model.raw(floats), Arrays.stream(floats).map(reference::raw).toArray(double[][]::new));
            System.out.printf("%-16s %5d rows: to LightGBM's own %.2e, raw to the reference %.2e, of floats %.2e%n", shared, rows.length, published, raw, rawOfFloats);
            assertEquals(0, raw);
            assertEquals(0, rawOfFloats);
            assertTrue(published <= TOLERANCE, "differs by " + published);
        }
    }

    /** Relative above 1, absolute below. */
    private static double largest(double[][] found, double[][] expected) {
        var largest = 0.0;
        for (var i = 0; i < found.length; i++) {
            for (var k = 0; k < found[i].length; k++) {
                var difference = Math.abs(found[i][k] - expected[i][k]) / Math.max(1, Math.abs(expected[i][k]));
                largest = Math.max(largest, Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference);
            }
        }
        return largest;
    }

    private static double[] asFloats(double[] row) {
        return Arrays.stream(row).map(v -> (float) v).toArray();
    }

    private static double[][] rows(Shared shared, int features) throws IOException {
        return Files.readAllLines(file(shared.rows)).stream()
                .map(line -> line.contains(":") ? sparse(line, features) : dense(line, shared.label))
                .toArray(double[][]::new);
    }

    private static double[] dense(String line, int label) {
        var values = numbers(line);
        return Arrays.copyOfRange(values, label, values.length);
    }

    private static double[] sparse(String line, int features) {
        var row = new double[features];
        for (var word : line.split(" ")) {
            var colon = word.indexOf(':');
            if (colon > 0) row[Integer.parseInt(word.substring(0, colon))] = Double.parseDouble(word.substring(colon + 1));
        }
        return row;
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.strip().split("\\s+")).mapToDouble(Double::parseDouble).toArray();
    }

    private static Path file(String name) {
        return DATA.resolve(name);
    }
}
