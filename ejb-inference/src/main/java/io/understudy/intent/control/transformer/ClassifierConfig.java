package io.understudy.intent.control.transformer;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Bundle;
import io.understudy.text.control.BundleJson;
import java.util.ArrayList;
import java.util.List;

/**
 * What a Hugging Face text-classification export says of itself in {@code config.json} and {@code tokenizer_config.json}.
 * Beside what the library writes, {@code config.json} may hold {@code "understudy": {"temperature": 1.3,
 * "out_of_scope_threshold": 0.4, "out_of_scope_label": "oos"}}.
 *
 * @param labels by their place in the logits, the one out of scope among them
 * @param temperature by which logits are divided first, above 0
 * @param threshold below which the highest probability fits nothing
 * @param outOfScope the label of a text that nothing else fits; there need be none of this name
 * @param maxTokens longest row the graph is given, special tokens included; longer texts are cut
 */
record ClassifierConfig(
        List<String> labels, Activation activation, double temperature, double threshold, String outOfScope, int maxTokens) {

    static final String FILE = "config.json";

    /** Attention costs the square of the length, and no utterance is longer. */
    static final int MOST_TOKENS = 512;

    /** Start, one token, end. */
    private static final int FEWEST_TOKENS = 3;

    private static final String TOKENIZER = "tokenizer_config.json";
    private static final String OURS = "understudy";

    static ClassifierConfig of(Bundle bundle) {
        var config = BundleJson.read(bundle, FILE);
        var labels = labels(config.path("id2label"));
        var activation = activation(config, labels.size());
        var ours = config.path(OURS);
        var outOfScope = ours.path("out_of_scope_label").asText("out_of_scope");
        if (labels.equals(List.of(outOfScope))) throw DomainException.invalid(FILE, "id2label names no label but '" + outOfScope + "'");
        return new ClassifierConfig(
                labels,
                activation,
                number(ours, "temperature", 1e-3, 1e3, 1),
                number(ours, "out_of_scope_threshold", 0, 1, activation == Activation.SIGMOID ? 0.5 : 0),
                outOfScope,
                maxTokens(bundle, config));
    }

    /** The library writes {@code {"0": "first", "1": "second"}}. */
    private static List<String> labels(JsonNode names) {
        if (!names.isObject() || names.isEmpty()) {
            throw DomainException.invalid(FILE, "id2label must name the labels, as {\"0\": \"greeting\", \"1\": \"complaint\"}");
        }
        var labels = new ArrayList<String>(names.size());
        for (int i = 0; i < names.size(); i++) {
            var name = names.path(Integer.toString(i));
            if (!name.isTextual()) throw DomainException.invalid(FILE, "id2label must name every label from 0 to " + (names.size() - 1) + "; " + i + " has no name");
            if (labels.contains(name.asText())) throw DomainException.invalid(FILE, "id2label names '" + name.asText() + "' twice");
            labels.add(name.asText());
        }
        return List.copyOf(labels);
    }

    /** As the library's own pipeline chooses. */
    private static Activation activation(JsonNode config, int labels) {
        var asked = config.path("function_to_apply");
        var type = config.path("problem_type").asText("");
        if (asked.isTextual()) {
            return switch (asked.asText()) {
                case "softmax" -> Activation.SOFTMAX;
                case "sigmoid" -> Activation.SIGMOID;
                default -> throw DomainException.invalid(FILE, "function_to_apply must be softmax or sigmoid, not '" + asked.asText() + "'");
            };
        }
        return switch (type) {
            case "single_label_classification" -> Activation.SOFTMAX;
            case "multi_label_classification" -> Activation.SIGMOID;
            case "", "null" -> labels == 1 ? Activation.SIGMOID : Activation.SOFTMAX;
            default -> throw DomainException.invalid(FILE, "problem_type must be single_label_classification or multi_label_classification, not '" + type + "'");
        };
    }

    private static double number(JsonNode ours, String field, double least, double most, double otherwise) {
        var value = ours.path(field);
        if (value.isMissingNode() || value.isNull()) return otherwise;
        if (value.isNumber() && value.asDouble() >= least && value.asDouble() <= most) return value.asDouble();
        throw DomainException.invalid(FILE, OURS + "." + field + " must be a number from " + least + " to " + most + "; it is " + value);
    }

    /** What the tokenizer was made for, or what the graph has positions for. */
    private static int maxTokens(Bundle bundle, JsonNode config) {
        var known = BundleJson.read(bundle, TOKENIZER).path("model_max_length");
        if (!known.isMissingNode() && !known.isNull()) return bounded(TOKENIZER, "model_max_length", known);
        var positions = config.path("max_position_embeddings");
        return positions.isNumber() ? bounded(FILE, "max_position_embeddings", positions) : MOST_TOKENS;
    }

    /** Tokenizers without a limit write 10³⁰. */
    private static int bounded(String file, String field, JsonNode value) {
        if (value.isNumber() && value.asDouble() >= FEWEST_TOKENS) return (int) Math.min(value.asDouble(), MOST_TOKENS);
        throw DomainException.invalid(file, field + " must be a number of at least " + FEWEST_TOKENS + "; it is " + value);
    }
}
