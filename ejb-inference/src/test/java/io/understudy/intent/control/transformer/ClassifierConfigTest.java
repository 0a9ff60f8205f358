package io.understudy.intent.control.transformer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.DomainException.Violation;
import io.understudy.text.control.transformer.TinyBundle;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifierConfigTest {

    @TempDir
    Path root;

    @Test
    void readsWhatTheLibraryWrites() {
        var config = config("""
                {"architectures": ["DistilBertForSequenceClassification"], "max_position_embeddings": 512,
                 "problem_type": "single_label_classification", "id2label": {"1": "NEGATIVE", "0": "POSITIVE"}}""", """
                {"model_max_length": 128}""");
        assertEquals(new ClassifierConfig(List.of("POSITIVE", "NEGATIVE"), Activation.SOFTMAX, 1, 0, "out_of_scope", 128), config);
    }

    @Test
    void readsWhatAnOperatorAdds() {
        var config = config("""
                {"id2label": {"0": "oos", "1": "yes"}, "problem_type": null,
                 "understudy": {"temperature": 1.3, "out_of_scope_threshold": 0.4, "out_of_scope_label": "oos"}}""", null);
        assertEquals(new ClassifierConfig(List.of("oos", "yes"), Activation.SOFTMAX, 1.3, 0.4, "oos", 512), config);
    }

    /** Where several labels may be right, one that is more likely wrong does not fit. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'problem_type': 'multi_label_classification', 'id2label': {'0': 'a', '1': 'b'} | SIGMOID | 0.5",
        "'function_to_apply': 'sigmoid', 'id2label': {'0': 'a', '1': 'b'}               | SIGMOID | 0.5",
        "'id2label': {'0': 'toxic'}                                                     | SIGMOID | 0.5",
        "'id2label': {'0': 'a', '1': 'b'}                                               | SOFTMAX | 0",
        "'function_to_apply': 'softmax', 'problem_type': 'multi_label_classification', 'id2label': {'0': 'a', '1': 'b'} | SOFTMAX | 0",
    })
    void choosesAsTheLibrarysPipelineDoes(String fields, Activation activation, double threshold) {
        var config = config(json("{" + fields + "}"), null);
        assertEquals(activation, config.activation());
        assertEquals(threshold, config.threshold());
    }

    @ParameterizedTest
    @CsvSource({"'{\"model_max_length\": 1e30}', 512", "'{\"model_max_length\": 3}', 3", "'{\"model_max_length\": null}', 40", "'{}', 40"})
    void cutsWhereTheTokenizerOrThePositionsEnd(String tokenizer, int most) {
        assertEquals(most, config("{\"id2label\": {\"0\": \"a\", \"1\": \"b\"}, \"max_position_embeddings\": 40}", tokenizer).maxTokens());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{} | id2label must name the labels, as {\"0\": \"greeting\", \"1\": \"complaint\"}",
        "{'id2label': {}} | id2label must name the labels, as {\"0\": \"greeting\", \"1\": \"complaint\"}",
        "{'id2label': {'1': 'a', '2': 'b'}} | id2label must name every label from 0 to 1; 0 has no name",
        "{'id2label': {'0': 'a', '1': 'b', '2': 'a'}} | id2label names 'a' twice",
        "{'id2label': {'0': 'out_of_scope'}} | id2label names no label but 'out_of_scope'",
        "{'id2label': {'0': 'a'}, 'problem_type': 'regression'} | problem_type must be single_label_classification or multi_label_classification, not 'regression'",
        "{'id2label': {'0': 'a'}, 'function_to_apply': 'none'} | function_to_apply must be softmax or sigmoid, not 'none'",
        "{'id2label': {'0': 'a'}, 'understudy': {'temperature': 0}} | understudy.temperature must be a number from 0.001 to 1000.0; it is 0",
        "{'id2label': {'0': 'a'}, 'understudy': {'out_of_scope_threshold': '1'}} | understudy.out_of_scope_threshold must be a number from 0.0 to 1.0; it is \"1\"",
    })
    void refusesWhatItCannotServe(String config, String reason) {
        var refusal = assertThrows(DomainException.class, () -> config(json(config), null));
        assertEquals(List.of(new Violation("config.json", reason)), refusal.violations());
    }

    private ClassifierConfig config(String config, String tokenizer) {
        var bundle = new TinyBundle(root).with("config.json", config);
        return ClassifierConfig.of((tokenizer == null ? bundle : bundle.with("tokenizer_config.json", tokenizer)).bundle());
    }

    private static String json(String withSingleQuotes) {
        return withSingleQuotes.replace('\'', '"');
    }
}
