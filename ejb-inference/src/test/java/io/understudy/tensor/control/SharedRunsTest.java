package io.understudy.tensor.control;

import static io.understudy.tensor.control.TensorModelTest.floats;
import static io.understudy.tensor.control.TensorModelTest.longs;
import static io.understudy.tensor.control.TensorModelTest.request;
import static io.understudy.tensor.control.TensorModelTest.values;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.understudy.serving.control.Admission;
import io.understudy.serving.control.LatencyHistogram;
import io.understudy.serving.control.OnnxOptions;
import io.understudy.serving.control.OnnxSessions;
import io.understudy.serving.control.VersionStatistics;
import io.understudy.testing.Graphs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many callers of real graphs, whose runs are shared. */
class SharedRunsTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int CALLERS = 600;

    private final OnnxSessions sessions = new OnnxSessions();
    private final Admission admission = new Admission(1, CALLERS);
    private final VersionStatistics statistics = new VersionStatistics();

    @TempDir
    private Path folder;

    @Test
    void eachOfHundredsGetsWhatItWouldGetAlone() throws Exception {
        try (var model = open(Graphs.affine(0.25f))) {
            assertEquals("", RowTrial.objection(model));
            model.batch(32);
            var answers = new ArrayList<Future<TensorResponse>>();
            try (var callers = Executors.newFixedThreadPool(64)) {
                for (int i = 0; i < CALLERS; i++) {
                    var input = model.checked(input(i));
                    answers.add(callers.submit(() -> admission.run(LONG, model, input, statistics, new LatencyHistogram())));
                }
            }
            for (int i = 0; i < CALLERS; i++) {
                var alone = model.infer(input(i)).outputs().getFirst();
                var given = answers.get(i).get().outputs().getFirst();
                assertArrayEquals(alone.shape(), given.shape());
                assertArrayEquals(values(alone), values(given), 1e-5f);
            }
            var seen = statistics.snapshot();
            assertEquals(CALLERS + CALLERS / 3, seen.inferences(), "every third has two rows");
            assertTrue(seen.executions() < CALLERS, seen.executions() + " runs");
            assertTrue(seen.batches().keySet().stream().allMatch(rows -> rows <= 32), seen.batches().keySet().toString());
        }
    }

    /** Every third has two rows. */
    private static TensorRequest input(int i) {
        return i % 3 == 0
                ? request(floats("X", new long[] {2, 2}, i, 1, -i, 0.5f))
                : request(floats("X", new long[] {1, 2}, i, i / 7f));
    }

    @Test
    void oneBadRowFailsAlone() throws Exception {
        try (var model = open(Graphs.gather())) {
            assertEquals("", RowTrial.objection(model));
            model.batch(64);
            var answers = new ArrayList<Future<TensorResponse>>();
            try (var callers = Executors.newFixedThreadPool(32)) {
                for (int i = 0; i < CALLERS; i++) {
                    var input = request(longs("I", i % 10 == 0 ? 99 : i % 3));
                    answers.add(callers.submit(() -> admission.run(LONG, model, input, statistics, new LatencyHistogram())));
                }
            }
            for (int i = 0; i < CALLERS; i++) {
                var answer = answers.get(i);
                if (i % 10 == 0) assertThrows(ExecutionException.class, answer::get);
                else assertArrayEquals(new float[] {10 * (i % 3 + 1)}, values(answer.get().outputs().getFirst()));
            }
        }
    }

    @Test
    void graphsWhoseRowsDependOnEachOtherAreFoundOut() {
        var axis = AttributeProto.newBuilder().setName("axes").setType(AttributeProto.AttributeType.INTS).addInts(0);
        var centred = GraphProto.newBuilder()
                .addInput(Graphs.value("X", DataType.FLOAT, -1, 2))
                .addNode(Graphs.node("ReduceMean", List.of("X"), "M").addAttribute(axis))
                .addNode(Graphs.node("Sub", List.of("X", "M"), "Y"))
                .addOutput(Graphs.value("Y", DataType.FLOAT, -1, 2));
        try (var model = open(Graphs.model(centred))) {
            assertEquals("its rows depend on each other", RowTrial.objection(model));
        }
        try (var model = open(Graphs.identity(DataType.FLOAT, 1, 2))) {
            assertEquals("an input or output has a fixed first axis", RowTrial.objection(model));
        }
    }

    @Test
    void requestsOfOtherLengthsAreNotMixed() {
        try (var model = open(Graphs.identity(DataType.FLOAT, -1, -1))) {
            var two = request(floats("X", new long[] {1, 2}, 1, 2));
            assertTrue(model.fitTogether(two, request(floats("X", new long[] {2, 2}, 1, 2, 3, 4))));
            assertFalse(model.fitTogether(two, request(floats("X", new long[] {1, 3}, 1, 2, 3))));
            assertFalse(model.fitTogether(two, request(floats("X", new long[] {0, 2}))));
        }
    }

    @Test
    void eachCallerGetsTheOutputsItAskedFor() {
        var both = GraphProto.newBuilder()
                .addInput(Graphs.value("X", DataType.FLOAT, -1))
                .addNode(Graphs.node("Neg", List.of("X"), "N"))
                .addNode(Graphs.node("Abs", List.of("X"), "A"))
                .addOutput(Graphs.value("N", DataType.FLOAT, -1))
                .addOutput(Graphs.value("A", DataType.FLOAT, -1));
        try (var model = open(Graphs.model(both))) {
            var x = List.of(floats("X", new long[] {1}, -2));
            var given = model.run(List.of(
                    new TensorRequest(x, List.of("A")), new TensorRequest(x, List.of()), new TensorRequest(x, List.of("A", "N"))));
            assertEquals(List.of("A=2.0", "N=2.0 A=2.0", "A=2.0 N=2.0"), given.outputs().stream().map(SharedRunsTest::text).toList());
        }
    }

    private static String text(TensorResponse response) {
        return response.outputs().stream().map(o -> o.name() + "=" + values(o)[0]).collect(Collectors.joining(" "));
    }

    private TensorModel open(byte[] graph) {
        return new TensorModel(sessions.open(Graphs.bundle(folder, graph), OnnxOptions.DEFAULT));
    }
}
