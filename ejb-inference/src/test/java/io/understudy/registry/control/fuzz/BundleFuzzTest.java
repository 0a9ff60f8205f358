package io.understudy.registry.control.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.TemporaryFolder;
import io.understudy.registry.control.bundle.BundleLimits;
import io.understudy.registry.control.bundle.BundleReader;
import io.understudy.registry.control.mlflow.MlflowModel;
import io.understudy.registry.control.onnx.OnnxGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Any bytes are a bundle or are refused: everything that reads an upload before the runtime does. The seeds lie beside
 * the test's resources and run with every build; with {@code JAZZER_FUZZ=1} they are where the search begins.
 */
class BundleFuzzTest {

    private static final BundleLimits LIMITS = new BundleLimits(1 << 22, 50, 100);
    private static final Path WORK = Path.of(System.getProperty("java.io.tmpdir"), "understudy-fuzz");

    @FuzzTest(maxDuration = "10m")
    void unpacksOrRefuses(byte[] upload) throws IOException {
        try (var work = TemporaryFolder.in(WORK)) {
            var file = Files.write(work.path().resolve("upload"), upload);
            var root = Files.createDirectory(work.path().resolve("bundle"));
            var bundle = new BundleReader(LIMITS).unpack(file, root);
            for (var part : bundle.files()) {
                if (Files.size(root.resolve(part.path())) != part.size()) throw new AssertionError(part.path() + " is not what the bundle says");
            }
            MlflowModel.check(bundle);
            var graph = OnnxGraph.read(bundle);
            graph.check(bundle);
            graph.signature();
        } catch (DomainException e) {
            if (e.kind() != DomainException.Kind.INVALID && e.kind() != DomainException.Kind.TOO_LARGE) throw e;
        }
    }
}
