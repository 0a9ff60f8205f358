package io.understudy.benchmark.overhead;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Rows of numbers with four digits, as callers send them. */
record Rows(List<float[]> values) {

    private static final long SEED = 11;

    static Rows of(int count) {
        var random = new SplittableRandom(SEED);
        return new Rows(Stream.generate(() -> row(random)).limit(count).toList());
    }

    private static float[] row(SplittableRandom random) {
        var row = new float[Graphs.FEATURES];
        for (int i = 0; i < row.length; i++) row[i] = Math.round(random.nextDouble(-1, 1) * 1e4) / 1e4f;
        return row;
    }

    /** One inference request a line. */
    Path requests(Path file) throws IOException {
        return Files.write(file, values.stream()
                .map(row -> "{\"inputs\":[{\"name\":\"X\",\"shape\":[1," + row.length + "],\"datatype\":\"FP32\",\"data\":"
                        + Arrays.toString(row).replace(" ", "") + "}]}")
                .toList());
    }
}
