package io.understudy.text.control;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.understudy.failure.entity.DomainException;
import io.understudy.serving.control.SessionLease;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs a graph over texts as bags of features: {@code ids} int64[batch, n] and {@code weights} float[batch, n] in,
 * float[batch, width] out. Safe for use by many threads at once.
 */
public final class BagRuns implements AutoCloseable {

    /** Floats that the graph may hold at once for one run, which bounds the texts of a batch: 16 MiB. */
    private static final int GATHERED = 1 << 22;

    private final SessionLease session;
    private final int width;
    private final int gathered;

    /**
     * @param width of a row of the answer
     * @param gathered floats that the graph holds for each feature of a text
     */
    public BagRuns(SessionLease session, int width, int gathered) {
        this.session = session;
        this.width = width;
        this.gathered = gathered;
    }

    /** @return {@code float[bags.size()][width]} */
    public float[][] run(List<FeatureBag> bags) {
        var answers = new ArrayList<float[]>(bags.size());
        int from = 0;
        int widest = 0;
        for (int at = 0; at < bags.size(); at++) {
            int wider = Math.max(widest, bags.get(at).size());
            if (at > from && (long) wider * (at - from + 1) * gathered > GATHERED) {
                answers.addAll(List.of(runBatch(bags.subList(from, at))));
                from = at;
                wider = bags.get(at).size();
            }
            widest = wider;
        }
        if (from < bags.size()) answers.addAll(List.of(runBatch(bags.subList(from, bags.size()))));
        return answers.toArray(float[][]::new);
    }

    private float[][] runBatch(List<FeatureBag> bags) {
        int longest = Math.max(1, bags.stream().mapToInt(FeatureBag::size).max().orElse(1));
        var shape = new long[] {bags.size(), longest};
        var ids = direct(bags.size() * longest * Long.BYTES).asLongBuffer();
        var weights = direct(bags.size() * longest * Float.BYTES).asFloatBuffer();
        for (int row = 0; row < bags.size(); row++) put(bags.get(row), row * longest, ids, weights);
        var environment = OrtEnvironment.getEnvironment();
        try (var idTensor = OnnxTensor.createTensor(environment, ids, shape);
                var weightTensor = OnnxTensor.createTensor(environment, weights, shape);
                var result = session.session().run(Map.of("ids", idTensor, "weights", weightTensor))) {
            return rows(((OnnxTensor) result.get(0)).getFloatBuffer(), bags.size());
        } catch (OrtException e) {
            throw DomainException.unavailable("The graph failed: " + e.getMessage(), e);
        }
    }

    /** What the bag leaves of its row stays id 0 with weight 0, which adds nothing. */
    private static void put(FeatureBag bag, int at, LongBuffer ids, FloatBuffer weights) {
        for (int i = 0; i < bag.size(); i++) {
            ids.put(at + i, bag.ids()[i]);
            weights.put(at + i, bag.weights()[i]);
        }
    }

    private float[][] rows(FloatBuffer values, int count) {
        if (values.remaining() != count * width) {
            throw DomainException.invalid("bundle", "the graph gives " + values.remaining() / count + " numbers a text, not " + width);
        }
        var rows = new float[count][width];
        for (var row : rows) values.get(row);
        return rows;
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    /** Call only when no other thread runs any more. */
    @Override
    public void close() {
        session.close();
    }
}
