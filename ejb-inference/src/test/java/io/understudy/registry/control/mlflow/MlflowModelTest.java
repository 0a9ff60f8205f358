package io.understudy.registry.control.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Bundle;
import io.understudy.registry.entity.BundleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MlflowModelTest {

    private static final String ONNX = """
            artifact_path: model
            flavors:
              onnx:
                code: null
                data: model.onnx
                onnx_version: 1.16.1
                providers: [CUDAExecutionProvider, CPUExecutionProvider]
              python_function:
                env: {conda: conda.yaml, virtualenv: python_env.yaml}
                loader_module: mlflow.onnx
            mlflow_version: 2.14.1
            utc_time_created: '2026-02-03 04:05:06.789'
            """;

    @TempDir
    private Path root;

    @ParameterizedTest
    @ValueSource(strings = {"", "model/"})
    void takesADirectoryWithTheOnnxFlavourAlsoPackedWithItsFolder(String folder) throws IOException {
        var bundle = bundle(ONNX, folder + "MLmodel", folder + "model.onnx", folder + "conda.yaml", folder + "extra/other.onnx");
        assertDoesNotThrow(() -> MlflowModel.check(bundle));
        assertEquals(root.resolve(folder + "model.onnx"), bundle.graph());
    }

    @Test
    void leavesBundlesWithoutAnMlmodelAlone() throws IOException {
        assertDoesNotThrow(() -> MlflowModel.check(bundle("", "model.onnx")));
        assertDoesNotThrow(() -> MlflowModel.check(bundle("not: [yaml", "model.onnx", "notes/MLmodel")));
    }

    @Test
    void namesTheFlavoursThatCannotBeServed() throws IOException {
        refuses("has no ONNX flavour, the only one that can be served; it has [python_function]", "flavors:\n  python_function: {loader_module: mine}\n");
        refuses("it has [python_function, sklearn]", "flavors: {sklearn: {}, python_function: {}}");
    }

    @Test
    void refusesAGraphThatIsNotThereOrNotTheOneThatWouldBeServed() throws IOException {
        refuses("names no file of the bundle as 'flavors.onnx.data'", ONNX.replace("data: model.onnx", "data: other.onnx"));
        refuses("names no file of the bundle as 'flavors.onnx.data'", ONNX.replace("data: model.onnx", "data: ../../etc/passwd"));
        refuses("names no file of the bundle as 'flavors.onnx.data'", ONNX.replace("data: model.onnx", "data: 7"));
        var two = bundle(ONNX.replace("data: model.onnx", "data: b.onnx"), "MLmodel", "model.onnx", "b.onnx");
        assertRefused("names the graph 'b.onnx', and 'model.onnx' would be served", two);
    }

    @Test
    void refusesWhatIsNoPlainYaml() throws IOException {
        refuses("has no entries where the file should have some", "just words");
        refuses("has no entries where 'flavors' should have some", "flavors: 1");
        refuses("has no entries where 'flavors.onnx' should have some", "flavors: {onnx: model.onnx}");
        refuses("is no YAML in line 2", "flavors:\n  onnx: [unclosed");
        refuses("is no YAML", "a: 1\na: 2");
        refuses("is no YAML", "flavors: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://localhost/\"]]]]");
    }

    @Test
    void refusesYamlThatWouldFillTheMemory() throws IOException {
        var laughs = IntStream.range(1, 12)
                .mapToObj(i -> "a" + i + ": &a" + i + " [" + "*a%1$d,*a%1$d,*a%1$d,*a%1$d,*a%1$d,*a%1$d,*a%1$d".formatted(i - 1) + "]\n")
                .collect(Collectors.joining("", "a0: &a0 [lol]\n", "flavors: {onnx: {data: model.onnx}}\n"));
        refuses("is no YAML that can be read safely", laughs);
        refuses("is no YAML", "[".repeat(100_000));
        refuses("is larger than 1048576 bytes", "#".repeat(1 << 20) + "#");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "flavors:\n  ? - &b {x: &c {y: *b}}\n  : 1\n", "? {k: &l [ &m [*l] ]}\n: 1\n", "a: &a [*a]", "a: &a {b: *a}", "&a {*a : 1}",
        "x: !!set [a]", "x: !!omap {}", "x: !!binary \"###\"", "x: !!float q", "x: !!int \"-\"", "flavors: {!!int \"zz\": 1}",
        "x: !!null [a]", "x: !!bool maybe", "x: !!timestamp never", "x: !!str [a]", "x: !!map a", "x: !own 1", "{[a]: 1}", "x: !<%80> 1",
        "%YAML 9999999999.1\n--- a", "%YAML 1.99999999999\n--- a", "x: !!%zz a", "*a", "a: 1\n---\nb: 2"
    })
    void refusesWhatIsMoreThanTextsListsAndMaps(String yaml) throws IOException {
        refuses("is no YAML", yaml);
        refuses("is no YAML", yaml.startsWith("%") ? yaml : yaml + "\n" + ONNX);
    }

    @Test
    void takesAliasesThatMakeNoCircle() throws IOException {
        var yaml = ONNX + "signature: &a {inputs: '[]', empty: , tilde: ~, number: 0x7, date: 2026-02-03}\nagain: [*a, *a]\n";
        assertDoesNotThrow(() -> MlflowModel.check(bundle(yaml, "MLmodel", "model.onnx")));
    }

    private void refuses(String reason, String yaml) throws IOException {
        assertRefused(reason, bundle(yaml, "MLmodel", "model.onnx"));
    }

    private static void assertRefused(String reason, Bundle bundle) {
        var refusal = assertThrows(DomainException.class, () -> MlflowModel.check(bundle));
        assertEquals(DomainException.Kind.INVALID, refusal.kind());
        assertTrue(refusal.getMessage().startsWith("bundle.MLmodel: "), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }

    private Bundle bundle(String yaml, String... paths) throws IOException {
        for (var path : paths) {
            Files.createDirectories(root.resolve(path).getParent());
            Files.write(root.resolve(path), path.endsWith("MLmodel") ? yaml.getBytes(UTF_8) : new byte[1]);
        }
        return new Bundle(root, Arrays.stream(paths).sorted().map(p -> new BundleFile(p, 1, "")).toList());
    }
}
