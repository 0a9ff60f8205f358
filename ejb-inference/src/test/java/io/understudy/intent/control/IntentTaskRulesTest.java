package io.understudy.intent.control;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.DomainException.Kind;
import io.understudy.failure.entity.DomainException.Violation;
import io.understudy.registry.control.Bundle;
import io.understudy.registry.entity.BundleFile;
import io.understudy.registry.entity.Signature;
import io.understudy.registry.entity.Task;
import io.understudy.text.control.transformer.TinyBundle;
import io.understudy.text.control.transformer.TinyTransformer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntentTaskRulesTest {

    private static final TinyTransformer TINY = new TinyTransformer();
    private static final Signature ANY = new Signature(List.of(), List.of());
    private static final String LABELS = "{\"id2label\": {\"0\": \"casting\", \"1\": \"music\", \"2\": \"%s\"}}";

    private final IntentTaskRules rules = new IntentTaskRules();

    @TempDir
    Path root;

    @Test
    void areThoseOfTextClassification() {
        assertEquals(Task.TEXT_CLASSIFICATION, rules.task());
    }

    @Test
    void letAWholeExportPass() {
        assertDoesNotThrow(() -> rules.check(whole().bundle(), ANY));
    }

    @Test
    void letAnExportPassThatIsPackedWithItsFolder() {
        var plain = TinyBundle.of(root.resolve("export"), TINY.classifierGraph())
                .with("config.json", LABELS.formatted("oos"))
                .with("tokenizer_config.json", "{\"model_max_length\": 24}")
                .bundle();
        var packed = new Bundle(root, plain.files().stream().map(f -> new BundleFile("export/" + f.path(), f.size(), f.sha256())).toList());
        assertDoesNotThrow(() -> rules.check(packed, ANY));
    }

    @Test
    void refuseABundleOfNoKind() {
        var refused = refusal(new TinyBundle(root).with("model.onnx", TINY.classifierGraph())).getFirst();
        assertEquals("bundle", refused.field());
        assertTrue(refused.reason().startsWith("is no text classifier: "), refused.reason());
    }

    @Test
    void refuseLabelsThatNobodyCanRead() {
        assertEquals(
                List.of(new Violation("labels", "must have 1 to 200 characters each, not as ' '")),
                refusal(whole().with("config.json", LABELS.formatted(" "))));
        assertEquals(
                List.of(new Violation("labels", "must differ; 'music' stands there twice")),
                assertThrows(DomainException.class, () -> IntentTaskRules.checkLabels(List.of("music", "dance", "music"))).violations());
    }

    @Test
    void refuseATokenizerThatKnowsMoreThanTheGraph() {
        var vocabulary = new ArrayList<>(TinyBundle.VOCABULARY);
        vocabulary.add("thirtyfirst");
        var refused = refusal(whole().with("tokenizer.json", TinyBundle.tokenizer(vocabulary))).getFirst();
        assertEquals("tokenizer.json", refused.field());
        assertTrue(refused.reason().startsWith("the graph cannot take its highest id, 30: "), refused.reason());
    }

    @Test
    void refuseALengthThatTheGraphHasNoPositionsFor() {
        var refused = refusal(whole().with("tokenizer_config.json", "{\"model_max_length\": 25}")).getFirst();
        assertEquals("model_max_length", refused.field());
        assertTrue(refused.reason().startsWith("the graph cannot take 25 tokens: "), refused.reason());
    }

    @Test
    void refuseAnEmbedderInTheirPlace() {
        var refused = refusal(whole().with("onnx/model.onnx", TINY.graph())).getFirst();
        assertEquals("outputs.last_hidden_state", refused.field());
    }

    private TinyBundle whole() {
        return TinyBundle.of(root, TINY.classifierGraph())
                .with("config.json", LABELS.formatted("oos"))
                .with("tokenizer_config.json", "{\"model_max_length\": 24}");
    }

    private List<Violation> refusal(TinyBundle bundle) {
        var refusal = assertThrows(DomainException.class, () -> rules.check(bundle.bundle(), ANY));
        assertEquals(Kind.INVALID, refusal.kind());
        return refusal.violations();
    }
}
