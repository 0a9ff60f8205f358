package io.understudy.intent.control;

import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.DomainException.Kind;
import io.understudy.intent.control.transformer.TransformerClassifier;
import io.understudy.registry.control.Bundle;
import io.understudy.registry.control.TaskRules;
import io.understudy.registry.entity.Signature;
import io.understudy.registry.entity.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;

/** A version for text classification must truly classify a text, among labels that can be told apart. */
@ApplicationScoped
public class IntentTaskRules implements TaskRules {

    private static final int MOST_LABELS = 10_000;
    private static final int LONGEST_LABEL = 200;
    private static final double ROUNDING = 1e-5;
    private static final String SAMPLE = "I would like something spicy tonight";

    @Override
    public Task task() {
        return Task.TEXT_CLASSIFICATION;
    }

    @Override
    public void check(Bundle bundle, Signature signature) {
        try (var classifier = TextClassifiers.open(bundle)) {
            checkLabels(classifier.labels());
            checkVerdict(classifier.classify(List.of(SAMPLE)).getFirst(), classifier.labels().size());
            if (classifier instanceof TransformerClassifier transformer) transformer.requireExtremes();
        } catch (DomainException e) {
            // a graph that fails on any text it may be given is a fault of the bundle, not of this server
            if (e.kind() == Kind.UNAVAILABLE) throw DomainException.invalid("bundle", e.getMessage());
            throw e;
        }
    }

    static void checkLabels(List<String> labels) {
        if (labels.isEmpty() || labels.size() > MOST_LABELS) {
            throw DomainException.invalid("labels", "must be 1 to " + MOST_LABELS + "; the bundle has " + labels.size());
        }
        var known = new HashSet<String>();
        for (var label : labels) {
            if (label.isBlank() || label.length() > LONGEST_LABEL) {
                throw DomainException.invalid("labels", "must have 1 to " + LONGEST_LABEL + " characters each, not as '" + label + "'");
            }
            if (!known.add(label)) throw DomainException.invalid("labels", "must differ; '" + label + "' stands there twice");
        }
    }

    private static void checkVerdict(Verdict verdict, int labels) {
        if (verdict.probabilities().length != labels) {
            throw DomainException.invalid("outputs", "a text has " + verdict.probabilities().length + " probabilities for " + labels + " labels");
        }
        for (var probability : verdict.probabilities()) {
            if (!(probability >= 0 && probability <= 1 + ROUNDING)) throw DomainException.invalid("outputs", "a probability is " + probability);
        }
    }
}
