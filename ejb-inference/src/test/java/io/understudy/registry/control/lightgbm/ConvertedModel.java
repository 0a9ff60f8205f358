package io.understudy.registry.control.lightgbm;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A model text, converted and loaded in ONNX Runtime as the server does it. */
final class ConvertedModel implements AutoCloseable {

    private final OrtSession session;

    private ConvertedModel(OrtSession session) {
        this.session = session;
    }

    static ConvertedModel of(String text, Path folder) throws IOException, OrtException {
        return of(Files.writeString(folder.resolve("model.txt"), text));
    }

    static ConvertedModel of(Path text) throws IOException, OrtException {
        return of(Booster.read(text, "bundle.model.txt"));
    }

    static ConvertedModel of(Booster booster) throws OrtException {
        var graph = LightGbmGraph.of(booster).toByteArray();
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            return new ConvertedModel(OrtEnvironment.getEnvironment().createSession(graph, options));
        }
    }

    double[][] raw(double[][] rows) throws OrtException {
        return run(rows, LightGbmGraph.RAW_SCORE);
    }

    double[][] predict(double[][] rows) throws OrtException {
        return run(rows, LightGbmGraph.PREDICTION);
    }

    private double[][] run(double[][] rows, String output) throws OrtException {
        try (var features = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), rows);
                var result = session.run(Map.of(LightGbmGraph.FEATURES, features))) {
            return (double[][]) result.get(output).orElseThrow().getValue();
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
