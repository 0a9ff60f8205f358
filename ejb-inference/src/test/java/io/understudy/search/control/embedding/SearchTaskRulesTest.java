package io.understudy.search.control.embedding;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.failure.entity.DomainException.Kind;
import io.understudy.failure.entity.DomainException.Violation;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.entity.Signature.Tensor;
import io.understudy.registry.entity.Signature;
import io.understudy.registry.entity.Task;
import io.understudy.text.control.transformer.TinyBundle;
import io.understudy.text.control.transformer.TinyTransformer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchTaskRulesTest {

    private static final TinyTransformer TINY = new TinyTransformer();
    private static final Tensor IDS = new Tensor("input_ids", "INT64", List.of(-1L, -1L));
    private static final Tensor MASK = new Tensor("attention_mask", "INT64", List.of(-1L, -1L));
    private static final Tensor TYPES = new Tensor("token_type_ids", "INT64", List.of(-1L, -1L));
    private static final Signature USUAL = signature(List.of(IDS, MASK, TYPES), new Tensor("last_hidden_state", "FP32", List.of(-1L, -1L, 8L)));

    private final SearchTaskRules rules = new SearchTaskRules();

    @TempDir
    Path root;

    @Test
    void areThoseOfSearch() {
        assertEquals(Task.SEARCH, rules.task());
    }

    @Test
    void letAWholeExportPass() {
        assertDoesNotThrow(() -> rules.check(whole(TINY.graph()).bundle(), USUAL));
    }

    @Test
    void letAnExportPassWhoseDimensionOnlyARunShows() {
        var open = signature(List.of(IDS, MASK, TYPES), new Tensor("last_hidden_state", "FP32", List.of(-1L, -1L, -1L)));
        assertDoesNotThrow(() -> rules.check(whole(TINY.graphOfOpenDimension()).bundle(), open));
    }

    @Test
    void letTheIndexsLargestDimensionPassAndNoMore() {
        assertDoesNotThrow(() -> rules.check(whole(TINY.graphOfDimension(1024)).bundle(), USUAL));
        assertEquals(
                List.of(new Violation("outputs", "the embedding must have 1 to 1024 dimensions; it has 1032")),
                refusal(whole(TINY.graphOfDimension(1032)), USUAL));
    }

    @Test
    void refuseASignatureWithEverythingThatDoesNotFit() {
        var wrong = signature(
                List.of(new Tensor("input_ids", "INT32", List.of(-1L, -1L))),
                new Tensor("last_hidden_state", "FP32", List.of(-1L, 8L)));
        assertEquals(
                List.of(
                        new Violation("inputs.attention_mask", "is missing; the graph takes [input_ids]"),
                        new Violation("inputs.input_ids", "must be INT64; it is INT32"),
                        new Violation("outputs.last_hidden_state",
                                "must be [rows, tokens, dimension] or, when it is pooled, [rows, dimension]; its shape is [-1, 8]")),
                refusal(whole(TINY.graph()), wrong));
    }

    @Test
    void refuseABundleOfNoKind() {
        var graphAlone = new TinyBundle(root).with("model.onnx", TINY.graph());
        assertEquals("bundle", refusal(graphAlone, USUAL).getFirst().field());
    }

    @Test
    void refuseATokenizerThatIsNone() {
        var json = refusal(whole(TINY.graph()).with("tokenizer.json", "{\"model\": "), USUAL).getFirst();
        assertEquals("tokenizer.json", json.field());
        assertTrue(json.reason().startsWith("is not valid JSON: "), json.reason());

        var other = refusal(whole(TINY.graph()).with("tokenizer.json", "{\"model\": {\"type\": \"Abacus\"}}"), USUAL).getFirst();
        assertEquals("tokenizer.json", other.field());
        assertTrue(other.reason().startsWith("is not a tokenizer: "), other.reason());
    }

    @Test
    void refuseAPoolingThatIsNotSupported() {
        var bundle = whole(TINY.graph()).with("1_Pooling/config.json", "{\"pooling_mode_max_tokens\": true}");
        assertEquals(
                List.of(new Violation("1_Pooling/config.json", "the pooling mode 'max_tokens' is not supported; supported are mean and cls")),
                refusal(bundle, USUAL));
    }

    @Test
    void refuseATokenizerThatKnowsMoreThanTheGraph() {
        var vocabulary = new ArrayList<>(TinyBundle.VOCABULARY);
        vocabulary.add("thirtyfirst");
        var reason = refusal(whole(TINY.graph()).with("tokenizer.json", TinyBundle.tokenizer(vocabulary)), USUAL).getFirst();
        assertEquals("tokenizer.json", reason.field());
        assertTrue(reason.reason().startsWith("the graph cannot take its highest id, 30: "), reason.reason());
    }

    @Test
    void refuseALengthThatTheGraphHasNoPositionsFor() {
        var reason = refusal(whole(TINY.graph()).with("sentence_bert_config.json", "{\"max_seq_length\": 25}"), USUAL).getFirst();
        assertEquals("max_seq_length", reason.field());
        assertTrue(reason.reason().startsWith("the graph cannot take 25 tokens: "), reason.reason());
    }

    @Test
    void refuseAGraphThatGivesNoNumbers() {
        assertEquals(
                List.of(new Violation("bundle", "The embedding graph gave a value that is not finite.")),
                refusal(whole(TINY.infiniteGraph()), USUAL));
    }

    private TinyBundle whole(byte[] graph) {
        return TinyBundle.of(root, graph).with("sentence_bert_config.json", "{\"max_seq_length\": 24}");
    }

    private List<Violation> refusal(TinyBundle bundle, Signature signature) {
        var refusal = assertThrows(DomainException.class, () -> rules.check(bundle.bundle(), signature));
        assertEquals(Kind.INVALID, refusal.kind());
        return refusal.violations();
    }

    private static Signature signature(List<Tensor> inputs, Tensor output) {
        return new Signature(inputs, List.of(output));
    }
}
