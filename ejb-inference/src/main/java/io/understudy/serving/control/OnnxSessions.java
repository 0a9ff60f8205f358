package io.understudy.serving.control;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.understudy.failure.entity.DomainException;
import java.nio.file.Path;

/** Opens ONNX Runtime sessions with the settings that suit many concurrent runs on few cores. */
public final class OnnxSessions {

    private OnnxSessions() {}

    /** One thread a run and no spinning: throughput comes from concurrent runs. */
    public static OrtSession open(Path graph) {
        var environment = OrtEnvironment.getEnvironment();
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            return environment.createSession(graph.toString(), options);
        } catch (OrtException e) {
            throw DomainException.invalid("bundle", "ONNX Runtime cannot load the graph: " + e.getMessage());
        }
    }
}
