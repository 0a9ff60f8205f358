package io.understudy.registry.control;

import io.understudy.registry.control.bundle.BundleReader;
import io.understudy.registry.control.onnx.OnnxGraph;
import io.understudy.registry.control.onnx.RuntimeTrial;
import io.understudy.registry.entity.Artifact;
import io.understudy.registry.entity.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Every check that an artifact must pass before anything of it is stored. */
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
    public Artifact inspect(SpooledFile upload, Task task) {
        try (var work = TemporaryFolder.in(settings.incoming())) {
            var root = Files.createDirectory(work.path().resolve("bundle"));
            var bundle = new BundleReader(settings.limits()).unpack(upload.file(), root);
            var graph = OnnxGraph.read(bundle);
            graph.check(bundle);
            var signature = graph.signature();
            RuntimeTrial.check(bundle);
            for (var rule : rules) {
                if (rule.task() == task) rule.check(bundle, signature);
            }
            return new Artifact(upload.digest().sha256(), upload.digest().size(), bundle.files(), signature);
        } catch (IOException e) {
            throw new UncheckedIOException("This node's disk failed while an artifact was inspected", e);
        }
    }
}
