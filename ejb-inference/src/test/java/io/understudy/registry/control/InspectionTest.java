package io.understudy.registry.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.DomainException.Violation;
import io.understudy.registry.control.bundle.BundleLimits;
import io.understudy.registry.control.bundle.BundleReader;
import io.understudy.registry.control.bundle.FileDigest;
import io.understudy.registry.control.bundle.RawZip;
import io.understudy.registry.control.bundle.RawZip.Entry;
import io.understudy.registry.control.lightgbm.ModelTexts;
import io.understudy.registry.control.onnx.Graphs;
import io.understudy.registry.entity.BundleFile;
import io.understudy.registry.entity.Task;
import io.understudy.wire.entity.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspectionTest {

    private static final byte[] TEXT =
            ModelTexts.model("binary sigmoid:1", 1, 2, List.of(ModelTexts.constant(1), ModelTexts.constant(2))).getBytes(UTF_8);

    @TempDir
    private Path folder;

    private ArtifactSettings settings;
    private Inspection inspection;

    @BeforeEach
    void settings() {
        settings = new ArtifactSettings(folder, 1 << 20, new BundleLimits(1 << 24, 100, 100));
        inspection = new Inspection(settings, List.<TaskRules>of());
    }

    @Test
    void storesAGraphAsItCame() throws IOException {
        try (var upload = upload(Graphs.matMul().build().toByteArray());
                var inspected = inspection.inspect(upload, Task.TENSOR)) {
            assertSame(upload, inspected.bytes());
            assertTrue(inspected.artifact().isBareGraph());
            assertEquals(Map.of(), inspected.origin());
        }
        assertNothingLeft();
    }

    @Test
    void storesABareModelTextAsABundleThatUnpacksToWhatItSays() throws IOException {
        try (var upload = upload(TEXT);
                var inspected = inspection.inspect(upload, Task.TABULAR)) {
            var artifact = inspected.artifact();
            assertEquals(List.of("lightgbm.json", "model.onnx", "model.txt"), artifact.files().stream().map(BundleFile::path).toList());
            assertEquals(artifact.sha256(), FileDigest.of(inspected.bytes().file()).sha256());
            assertEquals(Map.of("format", "lightgbm v4", "file", "model.txt", "sha256", upload.digest().sha256()), inspected.origin());
            assertEquals("[Tensor[name=features, datatype=FP64, shape=[-1, 2]]]", artifact.signature().inputs().toString());
            assertEquals(
                    "[Tensor[name=raw_score, datatype=FP64, shape=[-1, 1]], Tensor[name=prediction, datatype=FP64, shape=[-1, 1]]]",
                    artifact.signature().outputs().toString());
            var root = Files.createDirectory(folder.resolve("look"));
            var bundle = new BundleReader(BundleLimits.NONE).unpack(inspected.bytes().file(), root);
            assertEquals(artifact.files(), bundle.files());
            var description = Json.MAPPER.readTree(bundle.text("lightgbm.json").orElseThrow());
            assertEquals("binary sigmoid:1", description.path("objective").asText());
            assertEquals("[\"f0\",\"f1\"]", description.path("feature_names").toString());
        }
        assertNothingLeft();
    }

    @Test
    void theSameTextGivesTheSameBytes() throws IOException {
        assertEquals(digest(TEXT), digest(TEXT));
    }

    @Test
    void findsTheOneModelTextOfABundleWhateverItsName() throws IOException {
        try (var upload = upload(RawZip.of(Entry.of("m/model.lgb", TEXT), Entry.of("m/readme.md", new byte[] {'#'})));
                var inspected = inspection.inspect(upload, Task.TABULAR)) {
            assertEquals(
                    List.of("m/lightgbm.json", "m/model.lgb", "m/model.onnx", "m/readme.md"),
                    inspected.artifact().files().stream().map(BundleFile::path).toList());
        }
    }

    @Test
    void leavesAModelTextBesideAGraphAlone() throws IOException {
        var graph = Graphs.matMul().build().toByteArray();
        try (var upload = upload(RawZip.of(Entry.of("model.onnx", graph), Entry.of("model.txt", TEXT)));
                var inspected = inspection.inspect(upload, Task.TABULAR)) {
            assertSame(upload, inspected.bytes());
        }
    }

    @Test
    void refusesSeveralModelTextsAndANameThatIsTaken() throws IOException {
        refuses("holds several LightGBM models: [a.txt, b.txt]", RawZip.of(Entry.of("a.txt", TEXT), Entry.of("b.txt", TEXT)));
        refuses("bundle.lightgbm.json: has the name", RawZip.of(Entry.of("a.txt", TEXT), Entry.of("lightgbm.json", new byte[] {1})));
        for (var taken : List.of("model.onnx/x", "lightgbm.json/x")) {
            refuses("bundle." + taken.replace("/x", "") + ": has the name", RawZip.of(Entry.of("model.txt", TEXT), Entry.of(taken, new byte[] {1})));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m/", "m/v1/"})
    void refusesGoldenExamplesThatCannotBeReadBesideAGraphOrAText(String folder) throws IOException {
        var graph = Graphs.matMul().build().toByteArray();
        for (var golden : List.of("nope", "null", "7", "{}", "{\"examples\": [null]}", "{\"examples\": [{\"input\": 1}]}")) {
            var file = Entry.of(folder + "golden.json", golden.getBytes(UTF_8));
            refuses("bundle." + folder + "golden.json: ", RawZip.of(Entry.of(folder + "model.onnx", graph), file));
            refuses("bundle." + folder + "golden.json: ", RawZip.of(Entry.of(folder + "model.txt", TEXT), file));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                                           | must be an object
            "x"                                          | must be an object
            5                                            | must be an object
            null                                         | has no examples
            {"examples": [5]}                            | examples[0] must be an object
            {"examples": [{"input": 1}]}                 | examples[0] must have an input and an output
            {"examples": [{"tolerance": []}]}            | examples[0].tolerance must be a number
            {"tolerance": "x"}                           | tolerance must be a number
            {"zzz": 1}                                   | zzz is not a known field; known are: examples, tolerance
            {"examples": [{"inputs": 1}]}                | examples[0].inputs is not a known field; known are: input, output, tolerance
            {} {}                                        | goes on after its JSON value has ended at line 1, column 4
            nope                                         | is malformed JSON at line 1, column 1: Unrecognized token 'nope': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
            """)
    void saysWhatIsWrongWithGoldenExamplesInTheWordsOfJson(String golden, String reason) throws IOException {
        var graph = Graphs.matMul().build().toByteArray();
        var content = RawZip.of(Entry.of("model.onnx", graph), Entry.of("golden.json", golden.getBytes(UTF_8)));
        try (var upload = upload(content)) {
            var refusal = assertThrows(DomainException.class, () -> inspection.inspect(upload, Task.TABULAR));
            assertEquals(List.of(new Violation("bundle.golden.json", reason)), refusal.violations());
        }
    }

    @Test
    void refusesADamagedTextAndLeavesNothing() throws IOException {
        refuses("bundle.model.txt: is truncated", java.util.Arrays.copyOf(TEXT, TEXT.length / 2));
        refuses("bundle.MLmodel: has no ONNX flavour", RawZip.of(Entry.of("MLmodel", "flavors: {sklearn: {}}".getBytes(UTF_8))));
    }

    private String digest(byte[] content) throws IOException {
        try (var upload = upload(content);
                var inspected = inspection.inspect(upload, Task.TABULAR)) {
            return inspected.artifact().sha256();
        }
    }

    private void refuses(String reason, byte[] content) throws IOException {
        try (var upload = upload(content)) {
            var refusal = assertThrows(DomainException.class, () -> inspection.inspect(upload, Task.TABULAR));
            assertEquals(DomainException.Kind.INVALID, refusal.kind());
            assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
        }
        assertNothingLeft();
    }

    private SpooledFile upload(byte[] content) throws IOException {
        return new Spool(settings).receive(new ByteArrayInputStream(content));
    }

    private void assertNothingLeft() throws IOException {
        try (var left = Files.list(settings.incoming())) {
            assertEquals(List.of(), left.toList());
        }
    }
}
