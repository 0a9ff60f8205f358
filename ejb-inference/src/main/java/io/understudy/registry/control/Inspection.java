package io.understudy.registry.control;

import io.understudy.registry.control.bundle.BundleReader;
import io.understudy.registry.control.lightgbm.LightGbmBundle;
import io.understudy.registry.control.mlflow.MlflowModel;
import io.understudy.registry.control.onnx.OnnxGraph;
import io.understudy.registry.control.onnx.RuntimeTrial;
import io.understudy.registry.entity.Signature;
import io.understudy.registry.entity.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Every check that an artifact must pass before anything of it is stored; what is no graph but can become one, does. */
@ApplicationScoped
public class Inspection {

    private ArtifactSettings settings;
    private Iterable<TaskRules> rules;

    protected Inspection() {}

    @Inject
    public Inspection(ArtifactSettings settings, @Any Instance<TaskRules> rules) {
        this(settings, (Iterable<TaskRules>) rules);
    }

    Inspection(ArtifactSettings settings, Iterable<TaskRules> rules) {
        this.settings = settings;
        this.rules = rules;
    }

    /** @throws io.understudy.failure.entity.DomainException INVALID with the first thing that is wrong */
    Inspected inspect(SpooledFile upload, Task task) {
        try (var work = TemporaryFolder.in(settings.incoming())) {
            var root = Files.createDirectory(work.path().resolve("bundle"));
            var bundle = new BundleReader(settings.limits()).unpack(upload.file(), root);
            var converted = LightGbmBundle.of(bundle);
            if (converted.isEmpty()) {
                MlflowModel.check(bundle);
                return Inspected.asItCame(upload, bundle, check(bundle, task));
            }
            return pack(converted.get(), check(converted.get().bundle(), task));
        } catch (IOException e) {
            throw new UncheckedIOException("This node's disk failed while an artifact was inspected", e);
        }
    }

    private Signature check(Bundle bundle, Task task) throws IOException {
        GoldenExamples.of(bundle);
        var graph = OnnxGraph.read(bundle);
        graph.check(bundle);
        var signature = graph.signature();
        RuntimeTrial.check(bundle);
        for (var rule : rules) {
            if (rule.task() == task) rule.check(bundle, signature);
        }
        return signature;
    }

    private Inspected pack(LightGbmBundle converted, Signature signature) throws IOException {
        var folder = TemporaryFolder.in(settings.incoming());
        try {
            return Inspected.converted(converted.bundle(), signature, converted.origin(), folder);
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }
}
