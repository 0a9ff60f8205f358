package io.understudy.intent.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.understudy.failure.entity.DomainException;
import io.understudy.intent.control.features.FeatureSettings;
import io.understudy.text.control.FeatureBag;
import io.understudy.wire.entity.Json;
import io.understudy.wire.entity.JsonFaults;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * What {@code classifier.json} says of a bundle.
 *
 * @param kind always {@link #KIND}
 * @param labels what the graph's columns mean
 * @param outOfScopeColumn whether one more column follows, the probability that no label fits
 * @param threshold a text whose most probable label is less probable than this is out of scope, and so is one of
 *     which no feature is known
 * @param features how texts are read
 */
public record ClassifierDescription(
        String kind, List<String> labels, boolean outOfScopeColumn, double threshold, FeatureSettings features, long seed) {

    public static final String KIND = "intent_classifier";
    public static final String FILE = "classifier.json";
    public static final String VOCABULARY = "vocabulary.tsv";
    public static final String GRAPH = "model.onnx";

    /** @throws DomainException INVALID with what is wrong in it */
    public static ClassifierDescription parse(String json) {
        try {
            var description = Json.MAPPER.readValue(json, ClassifierDescription.class);
            if (description == null || !KIND.equals(description.kind())) throw DomainException.invalid(FILE, "must be of kind " + KIND);
            description.check();
            return description;
        } catch (ValueInstantiationException e) {
            throw DomainException.invalid(FILE, "features must have n-grams from 1 on and no longest that is shorter");
        } catch (JsonProcessingException e) {
            throw DomainException.invalid(FILE, JsonFaults.OF_BODY.sentence(e));
        }
    }

    private void check() {
        if (features == null) throw DomainException.invalid(FILE, "features must not be null");
        if (labels == null || labels.isEmpty()) throw DomainException.invalid(FILE, "labels must not be empty");
        if (labels.contains(null) || new HashSet<>(labels).size() < labels.size()) {
            throw DomainException.invalid(FILE, "labels must be distinct and not null");
        }
        if (!(threshold >= 0 && threshold <= 1)) throw DomainException.invalid(FILE, "threshold must be from 0 to 1");
    }

    /** Columns of the graph's answer. */
    public int columns() {
        return labels.size() + (outOfScopeColumn ? 1 : 0);
    }

    /**
     * @param bag the text
     * @param columns what the graph answered to it
     */
    public Verdict verdict(FeatureBag bag, float[] columns) {
        var verdict = new Verdict(Arrays.copyOf(columns, labels.size()), false);
        boolean unknown = bag.size() == 0;
        return unknown || verdict.confidence() < threshold ? new Verdict(verdict.probabilities(), true) : verdict;
    }

    public String toJson() {
        try {
            return Json.MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
