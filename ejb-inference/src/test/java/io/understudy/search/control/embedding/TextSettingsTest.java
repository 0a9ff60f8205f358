package io.understudy.search.control.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.failure.entity.DomainException.Violation;
import io.understudy.failure.entity.DomainException;
import io.understudy.text.control.transformer.TinyBundle;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextSettingsTest {

    @TempDir
    Path root;

    @Test
    void hasNoPrefixesAnd512TokensWhereNothingIsSaid() {
        assertEquals(new TextSettings("", "", 512, false), TextSettings.of(new TinyBundle(root).bundle()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"prompts": {"query": "q: ", "passage": "p: "}}                                      | q: hero     | p: hero
            {"prompts": {"query": "q: ", "document": "d: ", "passage": "p: "}}                   | q: hero     | d: hero
            {"prompts": {"query": "q: ", "document": ""}}                                        | q: hero     | hero
            {"prompts": {"any": "any: ", "query": "q: "}, "default_prompt_name": "any"}          | q: hero     | any: hero
            {"prompts": {}, "default_prompt_name": null}                                         | hero        | hero
            """)
    void putsTheExportsPromptsBeforeTheText(String config, String query, String passage) {
        var texts = TextSettings.of(new TinyBundle(root).with("config_sentence_transformers.json", config).bundle());
        assertEquals(query, texts.query("hero"));
        assertEquals(passage, texts.passage("hero"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"max_seq_length": 128}  | {"model_max_length": 256}  | 128
            {"max_seq_length": null} | {"model_max_length": 256}  | 256
            {}                       | {"model_max_length": 1e30} | 512
            {"max_seq_length": 8192} | {}                         | 512
            {}                       | {}                         | 512
            """)
    void takesTheLengthFromTheExportUpToItsOwnLimit(String lengths, String tokenizer, int expected) {
        var bundle = new TinyBundle(root).with("sentence_bert_config.json", lengths).with("tokenizer_config.json", tokenizer);
        assertEquals(expected, TextSettings.of(bundle.bundle()).maxTokens());
    }

    @Test
    void lowersTheCaseWhereTheExportDoes() {
        var texts = TextSettings.of(new TinyBundle(root).with("sentence_bert_config.json", "{\"do_lower_case\": true}").bundle());
        assertEquals("hero", texts.query("HERO"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sentence_bert_config.json         | {"max_seq_length": 2}       | max_seq_length must be a number of at least 3; it is 2
            sentence_bert_config.json         | {"max_seq_length": "long"}  | max_seq_length must be a number of at least 3; it is "long"
            tokenizer_config.json             | {"model_max_length": -1}    | model_max_length must be a number of at least 3; it is -1
            config_sentence_transformers.json | {"prompts": {"query": 3}}   | prompts.query must be a text; it is 3
            """)
    void refusesWhatMakesNoSense(String file, String content, String reason) {
        var bundle = new TinyBundle(root).with(file, content).bundle();
        var refusal = assertThrows(DomainException.class, () -> TextSettings.of(bundle));
        assertEquals(List.of(new Violation(file, reason)), refusal.violations());
    }
}
