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

    private Bundle bundle(String golden) throws IOException {
        Files.writeString(folder.resolve("golden.json"), golden);
        return new Bundle(folder, List.of(new BundleFile("golden.json", golden.length(), "0".repeat(64))));
    }
}
