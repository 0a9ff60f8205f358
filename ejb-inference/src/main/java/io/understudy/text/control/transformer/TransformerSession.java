package io.understudy.text.control.transformer;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.entity.Signature;
import io.understudy.serving.control.SessionLease;
import io.understudy.serving.control.SessionSignature;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Set;
import java.util.function.Function;

/** A loaded transformer graph: token rows in, its one chosen output back. Many threads may run it at once. */
public final class TransformerSession implements AutoCloseable {

    /** What a run gave. {@code values} is a copy in FP32, whatever the graph computes in. */
    public record Output(long[] shape, FloatBuffer values) {}

    private final SessionLease session;
    private final TransformerGraph graph;

    private TransformerSession(SessionLease session, TransformerGraph graph) {
        this.session = session;
        this.graph = graph;
    }

    /**
     * The lease becomes this session's own, also where the graph is refused.
     *
     * @param reading of the graph's signature, by what it is for
     */
    public static TransformerSession of(SessionLease session, Function<Signature, TransformerGraph> reading) {
        try {
            return new TransformerSession(session, reading.apply(SessionSignature.of(session.session())));
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    public TransformerGraph graph() {
        return graph;
    }

    /** The declared dimension or, where the graph leaves it open, that of a run of these rows. */
    public int dimension(TokenBatch sample) {
        if (graph.dimension() > 0) return graph.dimension();
        var shape = run(sample).shape;
        if (shape.length != (graph.pooled() ? 2 : 3)) {
            throw DomainException.invalid("outputs." + graph.output(), "has the shape " + Arrays.toString(shape) + " in a run");
        }
        return (int) shape[shape.length - 1];
    }

    /** @throws DomainException UNAVAILABLE if the graph fails on these rows */
    public Output run(TokenBatch batch) {
        try (var ids = tensor(batch.ids(), batch);
                var mask = tensor(batch.mask(), batch);
                var types = graph.typed() ? tensor(batch.types(), batch) : null) {
            var inputs = new HashMap<String, OnnxTensor>();
            inputs.put(TransformerGraph.IDS, ids);
            inputs.put(TransformerGraph.MASK, mask);
            if (types != null) inputs.put(TransformerGraph.TYPES, types);
            try (var result = session.session().run(inputs, Set.of(graph.output()))) {
                var output = (OnnxTensor) result.get(0);
                return new Output(output.getInfo().getShape(), output.getFloatBuffer());
            }
        } catch (OrtException e) {
            throw DomainException.unavailable("The graph failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        session.close();
    }

    private static OnnxTensor tensor(LongBuffer values, TokenBatch batch) throws OrtException {
        return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values, batch.shape());
    }
}
