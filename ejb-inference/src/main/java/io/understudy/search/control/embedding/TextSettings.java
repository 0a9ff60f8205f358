package io.understudy.search.control.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Bundle;
import io.understudy.text.control.BundleJson;
import java.util.List;
import java.util.Locale;

/**
 * What a sentence-transformers export says of its texts.
 *
 * @param maxTokens longest row the graph is given, special tokens included; longer texts are cut
 * @param lowerCase whether texts are lower-cased before the tokenizer sees them
 */
record TextSettings(String queryPrefix, String passagePrefix, int maxTokens, boolean lowerCase) {

    /** Attention costs the square of the length, and no profile is longer. */
    static final int MOST_TOKENS = 512;

    /** Start, one token, end. */
    static final int FEWEST_TOKENS = 3;

    private static final String PROMPTS = "config_sentence_transformers.json";
    private static final String LENGTHS = "sentence_bert_config.json";
    private static final String TOKENIZER = "tokenizer_config.json";

    static TextSettings of(Bundle bundle) {
        var prompts = BundleJson.read(bundle, PROMPTS);
        return new TextSettings(
                prefix(prompts, List.of("query")),
                prefix(prompts, List.of("document", "passage", "corpus")),
                maxTokens(bundle),
                BundleJson.read(bundle, LENGTHS).path("do_lower_case").asBoolean());
    }

    String query(String text) {
        return prepare(queryPrefix, text);
    }

    String passage(String text) {
        return prepare(passagePrefix, text);
    }

    private String prepare(String prefix, String text) {
        var whole = prefix + text;
        return lowerCase ? whole.toLowerCase(Locale.ROOT) : whole;
    }

    /** The first of these prompts that there is, else the one that the export calls its default. */
    private static String prefix(JsonNode config, List<String> names) {
        var prompts = config.path("prompts");
        for (var name : names) {
            if (prompts.has(name)) return text(prompts, name);
        }
        var standard = config.path("default_prompt_name").asText();
        return prompts.has(standard) ? text(prompts, standard) : "";
    }

    private static String text(JsonNode prompts, String name) {
        var prompt = prompts.get(name);
        if (prompt.isTextual()) return prompt.asText();
        throw DomainException.invalid(PROMPTS, "prompts." + name + " must be a text; it is " + prompt);
    }

    private static int maxTokens(Bundle bundle) {
        var chosen = BundleJson.read(bundle, LENGTHS).path("max_seq_length");
        if (!chosen.isMissingNode() && !chosen.isNull()) return bounded(LENGTHS, "max_seq_length", chosen);
        var known = BundleJson.read(bundle, TOKENIZER).path("model_max_length");
        return known.isMissingNode() || known.isNull() ? MOST_TOKENS : bounded(TOKENIZER, "model_max_length", known);
    }

    /** Tokenizers without a limit write 10³⁰. */
    private static int bounded(String file, String field, JsonNode value) {
        if (!value.isNumber() || value.asDouble() < FEWEST_TOKENS) {
            throw DomainException.invalid(file, field + " must be a number of at least " + FEWEST_TOKENS + "; it is " + value);
        }
        return (int) Math.min(value.asDouble(), MOST_TOKENS);
    }
}
