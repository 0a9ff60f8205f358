package io.understudy.search.control.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Bundle;
import io.understudy.serving.control.OnnxSessions;
import io.understudy.serving.control.SessionLease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Embeds texts with a bundle of our own trainer: features in Java, the sum over the embedding matrix in ONNX Runtime. */
public final class BagEmbedder implements TextEmbedder {

    /** Floats that the graph may hold at once for one run, which bounds the texts of a batch: 16 MiB. */
    private static final int GATHERED = 1 << 22;

    private final BagDescription description;
    private final FeatureExtractor features;
    private final Vocabulary vocabulary;
    private final SessionLease session;

    private BagEmbedder(BagDescription description, Vocabulary vocabulary, SessionLease session) {
        this.description = description;
        this.features = new FeatureExtractor(description.features());
        this.vocabulary = vocabulary;
        this.session = session;
    }

    public static boolean recognises(Bundle bundle) {
        return bundle.has(BagDescription.FILE);
    }

    /** With a session of its own. */
    public static BagEmbedder open(Bundle bundle) {
        return open(bundle, () -> OnnxSessions.alone(bundle.graph()));
    }

    /** @throws DomainException INVALID if the parts of the bundle are damaged or do not fit each other */
    static BagEmbedder open(Bundle bundle, Supplier<SessionLease> session) {
        try {
            var description = BagDescription.parse(Files.readString(bundle.file(BagDescription.FILE)));
            var vocabulary = Vocabulary.fromTsv(Files.readString(bundle.file(BagDescription.VOCABULARY)));
            var embedder = new BagEmbedder(description, vocabulary, session.get());
            embedder.check();
            return embedder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the last row of the matrix: a matrix shorter than the vocabulary or of another width shows now, not in a request. */
    private void check() {
        try {
            if (vocabulary.size() == 0) throw DomainException.invalid(BagDescription.VOCABULARY, "is empty");
            run(List.of(new FeatureBag(new int[] {vocabulary.size() - 1}, new float[] {1})));
        } catch (RuntimeException e) {
            close();
            throw DomainException.invalid("bundle", "graph, vocabulary and description do not fit: " + e.getMessage());
        }
    }

    @Override
    public int dimension() {
        return description.dimension();
    }

    @Override
    public float[] embedQuery(String text) {
        return run(List.of(bag(text)))[0];
    }

    @Override
    public boolean knows(String word) {
        return features.knows(word, vocabulary::hasEither);
    }

    @Override
    public float[][] embedPassages(List<String> texts) {
        var vectors = new ArrayList<float[]>(texts.size());
        var batch = new ArrayList<FeatureBag>();
        int widest = 0;
        for (var text : texts) {
            var bag = bag(text);
            int wider = Math.max(widest, bag.size());
            if (!batch.isEmpty() && (long) wider * (batch.size() + 1) * dimension() > GATHERED) {
                vectors.addAll(List.of(run(batch)));
                batch.clear();
                wider = bag.size();
            }
            batch.add(bag);
            widest = wider;
        }
        if (!batch.isEmpty()) vectors.addAll(List.of(run(batch)));
        return vectors.toArray(float[][]::new);
    }

    private FeatureBag bag(String text) {
        return vocabulary.encode(features.count(text, vocabulary::hasEither));
    }

    private float[][] run(List<FeatureBag> bags) {
        int width = Math.max(1, bags.stream().mapToInt(FeatureBag::size).max().orElse(1));
        var shape = new long[] {bags.size(), width};
        var ids = direct(bags.size() * width * Long.BYTES).asLongBuffer();
        var weights = direct(bags.size() * width * Float.BYTES).asFloatBuffer();
        for (int row = 0; row < bags.size(); row++) put(bags.get(row), row * width, ids, weights);
        var environment = OrtEnvironment.getEnvironment();
        try (var idTensor = OnnxTensor.createTensor(environment, ids, shape);
                var weightTensor = OnnxTensor.createTensor(environment, weights, shape);
                var result = session.session().run(Map.of("ids", idTensor, "weights", weightTensor))) {
            return rows(((OnnxTensor) result.get(0)).getFloatBuffer(), bags.size());
        } catch (OrtException e) {
            throw DomainException.unavailable("The embedding graph failed: " + e.getMessage(), e);
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
        if (values.remaining() != count * dimension()) {
            throw DomainException.invalid("bundle", "the graph gives " + values.remaining() / count + " dimensions, not " + dimension());
        }
        var rows = new float[count][dimension()];
        for (var row : rows) values.get(row);
        return rows;
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    /** Call only when no other thread embeds any more. */
    @Override
    public void close() {
        session.close();
    }
}
