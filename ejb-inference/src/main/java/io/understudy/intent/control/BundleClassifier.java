package io.understudy.intent.control;

import io.understudy.failure.entity.DomainException;
import io.understudy.intent.control.features.IntentFeatures;
import io.understudy.registry.control.Bundle;
import io.understudy.serving.control.SessionLease;
import io.understudy.text.control.BagRuns;
import io.understudy.text.control.FeatureBag;
import io.understudy.text.control.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Classifies with a bundle of our own trainer: features in Java, everything after them in ONNX Runtime. */
public final class BundleClassifier implements TextClassifier {

    /** Floats for each feature that networks hold beside the linear machine: more than any recipe has. */
    private static final int NETWORKS = 512;

    private final ClassifierDescription description;
    private final IntentFeatures features;
    private final Vocabulary vocabulary;
    private final BagRuns runs;

    private BundleClassifier(ClassifierDescription description, Vocabulary vocabulary, SessionLease session) {
        this.description = description;
        this.features = new IntentFeatures(description.features());
        this.vocabulary = vocabulary;
        this.runs = new BagRuns(session, description.columns(), description.columns() + NETWORKS);
    }

    public static boolean recognises(Bundle bundle) {
        return bundle.has(ClassifierDescription.FILE);
    }

    /** @throws DomainException INVALID if the parts of the bundle are damaged or do not fit each other */
    public static BundleClassifier open(Bundle bundle, Supplier<SessionLease> session) {
        try {
            var description = ClassifierDescription.parse(Files.readString(bundle.file(ClassifierDescription.FILE)));
            var vocabulary = Vocabulary.fromTsv(Files.readString(bundle.file(ClassifierDescription.VOCABULARY)));
            if (vocabulary.size() == 0) throw DomainException.invalid(ClassifierDescription.VOCABULARY, "is empty");
            var classifier = new BundleClassifier(description, vocabulary, session.get());
            classifier.check();
            return classifier;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the last rows of the tables: one shorter than the vocabulary shows now, not in a request. */
    private void check() {
        try {
            runs.run(List.of(new FeatureBag(new int[] {vocabulary.size() - 1}, new float[] {1})));
        } catch (RuntimeException e) {
            close();
            throw DomainException.invalid("bundle", "graph, vocabulary and description do not fit: " + e.getMessage());
        }
    }

    @Override
    public List<String> labels() {
        return description.labels();
    }

    @Override
    public List<Verdict> classify(List<String> texts) {
        var bags = texts.stream().map(this::bag).toList();
        var columns = runs.run(bags);
        return IntStream.range(0, columns.length).mapToObj(i -> description.verdict(bags.get(i), columns[i])).toList();
    }

    private FeatureBag bag(String text) {
        return vocabulary.encode(features.count(text));
    }

    @Override
    public void close() {
        runs.close();
    }
}
