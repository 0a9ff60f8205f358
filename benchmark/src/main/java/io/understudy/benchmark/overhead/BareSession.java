package io.understudy.benchmark.overhead;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.understudy.benchmark.speed.Loop;
import io.understudy.benchmark.speed.WarmUp;
import io.understudy.serving.control.OnnxSessions;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The same rows through the same runtime with the same options, and nothing around it. */
final class BareSession {

    private static final Duration ROUND = Duration.ofSeconds(3);

    private BareSession() {}

    /** @return on one thread and on all cores */
    static List<Loop> run(String name, byte[] graph, List<float[]> rows, Duration time) throws Exception {
        var file = Files.createTempFile("bare", ".onnx");
        Files.write(file, graph);
        try (var lease = OnnxSessions.alone(file)) {
            int cores = Runtime.getRuntime().availableProcessors();
            WarmUp.untilLevel(() -> Loop.run(name, cores, ROUND, rows.size(), i -> once(lease.session(), rows.get(i))).perSecond());
            return List.of(
                    Loop.run(name, 1, time, rows.size(), i -> once(lease.session(), rows.get(i))),
                    Loop.run(name, cores, time, rows.size(), i -> once(lease.session(), rows.get(i))));
        } finally {
            Files.delete(file);
        }
    }

    private static void once(OrtSession session, float[] row) {
        var shape = new long[] {1, row.length};
        try (var tensor = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), FloatBuffer.wrap(row), shape);
                var result = session.run(Map.of("X", tensor))) {
            ((OnnxTensor) result.get(0)).getFloatBuffer();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
