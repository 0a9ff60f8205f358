package io.understudy.serving.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.registry.control.Bundle;
import io.understudy.registry.entity.BundleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {

    private static final String GOLDEN = """
            {"examples": [{"input": "a", "output": "A"}, {"input": "b", "output": "B"}]}""";

    @TempDir
    Path folder;

    private final Answering upper = new Answering(x -> x.toUpperCase(Locale.ROOT));

    @Test
    void nothingSpeaksAgainstAVersionThatAnswersItsExamples() throws IOException {
        assertEquals("", Rehearsal.of(upper, bundle(GOLDEN)));
    }

    @Test
    void theFirstWrongAnswerIsNamed() throws IOException {
        var wrong = new Answering(x -> x.equals("a") ? "A" : "Z");
        assertEquals("Golden example 2: the answer is \"Z\", not \"B\".", Rehearsal.of(wrong, bundle(GOLDEN)));
    }

    @Test
    void anExampleThatFailsIsNamedWithItsReason() throws IOException {
        var broken = new Answering(x -> {
            throw new IllegalStateException("out of range");
        });
        assertEquals("Golden example 1: fails with «out of range».", Rehearsal.of(broken, bundle(GOLDEN)));
    }

    @Test
    void aFileThatCannotBeReadSpeaksAgainstIt() throws IOException {
        assertTrue(Rehearsal.of(upper, bundle("{\"examples\": 7}")).contains("golden.json"));
    }

    @Test
    void withoutExamplesItIsWarmedWithWhatItOffers() {
        assertEquals("", Rehearsal.of(upper, new Bundle(folder, List.of())));
    }

    /** As a bundle is that was packed with its folder, and as the conversion of a model text leaves it. */
    @Test
    void examplesInTheBundlesFolderAreNotOverlooked() throws IOException {
        var wrong = new Answering(x -> "Z");
        assertTrue(Rehearsal.of(wrong, bundle(GOLDEN, "m/golden.json", "m/model.onnx")).startsWith("Golden example 1"));
        assertTrue(Rehearsal.of(wrong, bundle(GOLDEN, "a/b/golden.json", "a/b/lightgbm.json", "a/b/model.onnx")).startsWith("Golden example 1"));
    }

    private Bundle bundle(String golden) throws IOException {
        return bundle(golden, "golden.json");
    }

    private Bundle bundle(String golden, String path, String... others) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), golden);
        var paths = Stream.concat(Stream.of(path), Stream.of(others));
        return new Bundle(folder, paths.map(p -> new BundleFile(p, golden.length(), "0".repeat(64))).toList());
    }
}
