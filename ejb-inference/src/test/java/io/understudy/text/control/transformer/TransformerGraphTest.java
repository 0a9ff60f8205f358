package io.understudy.text.control.transformer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.failure.entity.DomainException.Violation;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.entity.Signature.Tensor;
import io.understudy.registry.entity.Signature;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransformerGraphTest {

    private static final Tensor IDS = new Tensor("input_ids", "INT64", List.of(-1L, -1L));
    private static final Tensor MASK = new Tensor("attention_mask", "INT64", List.of(-1L, -1L));
    private static final Tensor TYPES = new Tensor("token_type_ids", "INT64", List.of(-1L, -1L));
    private static final Tensor TOKENS = new Tensor("last_hidden_state", "FP32", List.of(-1L, -1L, 384L));

    @Test
    void poolsTokensByItself() {
        assertEquals(new TransformerGraph(true, "last_hidden_state", false, 384), graph(List.of(IDS, MASK, TYPES), TOKENS));
        assertEquals(new TransformerGraph(false, "last_hidden_state", false, 384), graph(List.of(IDS, MASK), TOKENS));
    }

    @Test
    void prefersWhatTheGraphHasPooled() {
        var pooled = new Tensor("sentence_embedding", "FP16", List.of(-1L, 768L));
        assertEquals(new TransformerGraph(false, "sentence_embedding", true, 768), graph(List.of(IDS, MASK), TOKENS, pooled));
    }

    @Test
    void takesTheOnlyOutputWhateverItsName() {
        assertEquals(new TransformerGraph(false, "x", true, 16), graph(List.of(IDS, MASK), new Tensor("x", "FP32", List.of(-1L, 16L))));
        assertEquals(
                new TransformerGraph(false, "x", false, 16),
                graph(List.of(IDS, MASK), new Tensor("x", "FP32", List.of(-1L, -1L, 16L))));
    }

    @Test
    void leavesAnOpenDimensionToARun() {
        assertEquals(0, graph(List.of(IDS, MASK), new Tensor("x", "FP32", List.of(-1L, -1L))).dimension());
        assertEquals(
                new TransformerGraph(false, "token_embeddings", false, 0),
                graph(List.of(IDS, MASK), new Tensor("token_embeddings", "FP32", List.of())));
    }

    @Test
    void namesTheInputThatIsMissing() {
        assertEquals(
                List.of(new Violation("inputs.input_ids", "is missing; the graph takes [attention_mask]")),
                refusal(List.of(MASK), TOKENS));
        assertEquals(
                List.of(new Violation("inputs.attention_mask", "is missing; the graph takes [input_ids]")),
                refusal(List.of(IDS), TOKENS));
    }

    @Test
    void refusesAnInputThatATextCannotFill() {
        assertEquals(
                List.of(new Violation("inputs.pixels", "is nothing that a text can fill; known are [input_ids, attention_mask, token_type_ids]")),
                refusal(List.of(IDS, MASK, new Tensor("pixels", "FP32", List.of(-1L))), TOKENS));
    }

    @Test
    void refusesOtherTypesAndFixedAxes() {
        assertEquals(
                List.of(
                        new Violation("inputs.input_ids", "must be INT64; it is INT32"),
                        new Violation("inputs.attention_mask", "must have two free axes, rows and tokens; its shape is [1, 128]")),
                refusal(
                        List.of(
                                new Tensor("input_ids", "INT32", List.of(-1L, -1L)),
                                new Tensor("attention_mask", "INT64", List.of(1L, 128L))),
                        TOKENS));
    }

    @Test
    void refusesOutputsThatAreNoEmbeddings() {
        var shape = "must be [rows, tokens, dimension] or, when it is pooled, [rows, dimension]; its shape is ";
        assertEquals(
                List.of(new Violation("outputs.last_hidden_state", shape + "[-1, 384]")),
                refusal(List.of(IDS, MASK), new Tensor("last_hidden_state", "FP32", List.of(-1L, 384L))));
        assertEquals(
                List.of(new Violation("outputs.sentence_embedding", shape + "[384]")),
                refusal(List.of(IDS, MASK), new Tensor("sentence_embedding", "FP32", List.of(384L))));
        assertEquals(
                List.of(new Violation("outputs.x", "must be FP32, FP16 or BF16; it is INT64")),
                refusal(List.of(IDS, MASK), new Tensor("x", "INT64", List.of(-1L, 384L))));
    }

    @Test
    void refusesToGuessAmongOutputs() {
        var logits = new Tensor("logits", "FP32", List.of(-1L, 2L));
        var scores = new Tensor("scores", "FP32", List.of(-1L, 2L));
        assertEquals(
                List.of(new Violation("outputs", "needs one of [sentence_embedding, last_hidden_state, token_embeddings];"
                        + " the graph gives [logits, scores]")),
                refusal(List.of(IDS, MASK), logits, scores));
    }

    @Test
    void readsLogitsOfAClassifier() {
        var logits = new Tensor("logits", "FP32", List.of(-1L, 77L));
        var hidden = new Tensor("hidden_states", "FP32", List.of(-1L, -1L, 768L));
        assertEquals(
                new TransformerGraph(true, "logits", true, 77),
                TransformerGraph.classifier(new Signature(List.of(IDS, MASK, TYPES), List.of(hidden, logits))));
        assertEquals(
                new TransformerGraph(false, "scores", true, 0),
                TransformerGraph.classifier(new Signature(List.of(IDS, MASK), List.of(new Tensor("scores", "FP16", List.of(-1L, -1L))))));
    }

    @Test
    void refusesAClassifierWithoutLogits() {
        var scores = new Tensor("scores", "FP32", List.of(-1L, 2L));
        assertEquals(
                List.of(new Violation("outputs", "needs 'logits'; the graph gives [scores, last_hidden_state]")),
                refusalOfClassifier(scores, TOKENS));
        assertEquals(
                List.of(
                        new Violation("outputs.logits", "must be FP32, FP16 or BF16; it is INT64"),
                        new Violation("outputs.logits", "must be [rows, labels]; its shape is [-1, -1, 9]")),
                refusalOfClassifier(new Tensor("logits", "INT64", List.of(-1L, -1L, 9L))));
    }

    private static List<Violation> refusalOfClassifier(Tensor... outputs) {
        var signature = new Signature(List.of(IDS, MASK), List.of(outputs));
        return assertThrows(DomainException.class, () -> TransformerGraph.classifier(signature)).violations();
    }

    private static TransformerGraph graph(List<Tensor> inputs, Tensor... outputs) {
        return TransformerGraph.embedder(new Signature(inputs, List.of(outputs)));
    }

    private static List<Violation> refusal(List<Tensor> inputs, Tensor... outputs) {
        return assertThrows(DomainException.class, () -> graph(inputs, outputs)).violations();
    }
}
