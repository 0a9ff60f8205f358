package io.understudy.registry.control.lightgbm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.onnxruntime.OrtException;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Bundle;
import io.understudy.registry.control.TemporaryFolder;
import io.understudy.registry.control.lightgbm.Tree.Missing;
import io.understudy.registry.control.onnx.OnnxGraph;
import io.understudy.registry.entity.BundleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Any bytes are refused as no LightGBM model, or become a graph that decides as the trees that were read. The known
 * inputs lie in the test's resources and run with every build; with {@code JAZZER_FUZZ=1} the search begins with them.
 */
class ModelTextFuzzTest {

    private static final Path WORK = Path.of(System.getProperty("java.io.tmpdir"), "understudy-fuzz");
    private static final long HEAP = 64 << 20;
    private static final int MAX_FEATURES = 1_000;
    private static final double[] VALUES = {0, -0.0, Double.NaN, 1, -1, 2.5, 33, 1e-40, -1e-35, 1e9, 1e300, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};

    @FuzzTest(maxDuration = "10m")
    void convertsOrRefuses(byte[] text) throws IOException, OrtException {
        try (var work = TemporaryFolder.in(WORK)) {
            var booster = Booster.read(Files.write(work.path().resolve("model.txt"), text), "bundle.model.txt", HEAP);
            var graph = Files.write(work.path().resolve("model.onnx"), LightGbmGraph.of(booster).toByteArray());
            var bundle = new Bundle(work.path(), List.of(new BundleFile("model.onnx", Files.size(graph), "")));
            OnnxGraph.read(bundle).check(bundle);
            if (booster.header().features() <= MAX_FEATURES) compare(booster);
        } catch (DomainException e) {
            if (e.kind() != DomainException.Kind.INVALID) throw e;
        }
    }

    /** Sums are in the same order, so they are equal to the last bit; a prediction is whatever its transform gives. */
    private static void compare(Booster booster) throws OrtException {
        var rows = Arrays.stream(VALUES)
                .mapToObj(v -> DoubleStream.generate(() -> v).limit(booster.header().features()).toArray())
                .toArray(double[][]::new);
        try (var model = ConvertedModel.of(booster)) {
            var raw = model.raw(rows);
            for (var i = 0; i < rows.length; i++) assertArrayEquals(sums(booster, rows[i]), raw[i], "all features " + VALUES[i]);
            model.predict(rows);
        }
    }

    private static double[] sums(Booster booster, double[] row) {
        var sums = new double[booster.header().scores()];
        for (var i = 0; i < booster.trees().size(); i++) sums[i % sums.length] += leaf(booster.trees().get(i), row);
        return sums;
    }

    private static double leaf(Tree tree, double[] row) {
        var at = tree.nodes() == 0 ? -1 : 0;
        while (at >= 0) at = goesLeft(tree, at, row[tree.feature()[at]]) ? tree.left()[at] : tree.right()[at];
        return tree.leaf()[-at - 1];
    }

    private static boolean goesLeft(Tree tree, int node, double value) {
        if (tree.categorical(node)) return value > -1 && value < 0x1p31 && tree.members(node).get((int) value);
        var missing = tree.missing(node);
        var judged = Double.isNaN(value) && missing != Missing.NAN ? 0 : value;
        var isMissing = missing == Missing.ZERO ? Math.abs(judged) <= FeatureColumns.ZERO : missing == Missing.NAN && Double.isNaN(judged);
        return isMissing ? tree.defaultLeft(node) : judged <= tree.threshold()[node];
    }
}
