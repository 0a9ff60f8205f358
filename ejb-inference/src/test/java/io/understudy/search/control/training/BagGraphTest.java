package io.understudy.search.control.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import io.understudy.serving.control.OnnxSessions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BagGraphTest {

    private static final int ROWS = 50;
    private static final int D = 16;

    @TempDir
    Path folder;

    @Test
    void equalsThePlainSumDividedByItsNorm() throws Exception {
        var matrix = random();
        long[][] ids = {{3, 49, 7, 0}, {12, 0, 0, 0}, {0, 0, 0, 0}};
        float[][] weights = {{0.5f, -0.25f, 2, 1}, {3, 0, 0, 0}, {0, 0, 0, 0}};

        var vectors = run(matrix, ids, weights);

        for (int i = 0; i < ids.length; i++) {
            assertArrayEquals(plain(matrix, ids[i], weights[i]), vectors[i], 1e-6f);
        }
        assertArrayEquals(new float[D], vectors[2], 0);
    }

    @Test
    void declaresItsSignature() throws Exception {
        try (var lease = OnnxSessions.alone(graph(random()))) {
            var session = lease.session();
            assertEquals("[ids, weights]", session.getInputNames().toString());
            assertEquals("[embedding]", session.getOutputNames().toString());
            var output = (ai.onnxruntime.TensorInfo) session.getOutputInfo().get("embedding").getInfo();
            assertArrayEquals(new long[] {-1, D}, output.getShape());
        }
    }

    private float[][] run(float[][] matrix, long[][] ids, float[][] weights) throws Exception {
        var environment = OrtEnvironment.getEnvironment();
        try (var lease = OnnxSessions.alone(graph(matrix));
                var idTensor = OnnxTensor.createTensor(environment, ids);
                var weightTensor = OnnxTensor.createTensor(environment, weights);
                var result = lease.session().run(Map.of("ids", idTensor, "weights", weightTensor))) {
            return (float[][]) result.get(0).getValue();
        }
    }

    private Path graph(float[][] matrix) throws Exception {
        return Files.write(folder.resolve("model.onnx"), BagGraph.write(matrix));
    }

    private static float[] plain(float[][] matrix, long[] ids, float[] weights) {
        var sum = new double[D];
        double squares = 0;
        for (int d = 0; d < D; d++) {
            for (int j = 0; j < ids.length; j++) sum[d] += (double) weights[j] * matrix[(int) ids[j]][d];
            squares += sum[d] * sum[d];
        }
        var unit = new float[D];
        for (int d = 0; d < D; d++) unit[d] = squares == 0 ? 0 : (float) (sum[d] / Math.sqrt(squares));
        return unit;
    }

    private static float[][] random() {
        var random = new SplittableRandom(3);
        var values = new float[ROWS][D];
        for (var row : values) for (int d = 0; d < D; d++) row[d] = (float) random.nextDouble(-1, 1);
        return values;
    }
}
