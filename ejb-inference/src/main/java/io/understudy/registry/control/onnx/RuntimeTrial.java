package io.understudy.registry.control.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Bundle;

/** Opens a graph once in ONNX Runtime: only the runtime knows whether it can run the operators, types and opset. */
public final class RuntimeTrial {

    private RuntimeTrial() {}

    /** @throws DomainException INVALID with the runtime's own reason */
    public static void check(Bundle bundle) {
        var graph = bundle.graph();
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            OrtEnvironment.getEnvironment().createSession(graph.toString(), options).close();
        } catch (OrtException e) {
            var reason = e.getMessage().replace(bundle.root() + "/", "");
            throw DomainException.invalid(
                    "bundle." + bundle.root().relativize(graph), "cannot be loaded by ONNX Runtime: " + reason);
        }
    }
}
