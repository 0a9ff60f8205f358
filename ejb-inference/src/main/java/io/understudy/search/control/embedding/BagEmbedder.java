package io.understudy.search.control.embedding;

import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Bundle;
import io.understudy.serving.control.OnnxSessions;
import io.understudy.serving.control.SessionLease;
import io.understudy.text.control.BagRuns;
import io.understudy.text.control.FeatureBag;
import io.understudy.text.control.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Supplier;

/** Embeds texts with a bundle of our own trainer: features in Java, the sum over the embedding matrix in ONNX Runtime. */
public final class BagEmbedder implements TextEmbedder {

    private final BagDescription description;
    private final FeatureExtractor features;
    private final Vocabulary vocabulary;
    private final BagRuns runs;

    private BagEmbedder(BagDescription description, Vocabulary vocabulary, SessionLease session) {
        this.description = description;
        this.features = new FeatureExtractor(description.features());
        this.vocabulary = vocabulary;
        this.runs = new BagRuns(session, description.dimension(), description.dimension());
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
            runs.run(List.of(new FeatureBag(new int[] {vocabulary.size() - 1}, new float[] {1})));
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
        return runs.run(List.of(bag(text)))[0];
    }

    @Override
    public boolean knows(String word) {
        return features.knows(word, vocabulary::hasEither);
    }

    @Override
    public float[][] embedPassages(List<String> texts) {
        return runs.run(texts.stream().map(this::bag).toList());
    }

    private FeatureBag bag(String text) {
        return vocabulary.encode(features.count(text, vocabulary::hasEither));
    }

    /** Call only when no other thread embeds any more. */
    @Override
    public void close() {
        runs.close();
    }
}
