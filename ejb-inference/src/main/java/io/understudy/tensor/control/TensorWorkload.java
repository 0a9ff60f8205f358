package io.understudy.tensor.control;

import io.understudy.registry.control.Bundle;
import io.understudy.registry.entity.Task;
import io.understudy.serving.control.OnnxSessions;
import io.understudy.serving.control.OnnxSettings;
import io.understudy.serving.control.Workload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Loads any ONNX graph, and finds out whether callers may share its runs. */
@ApplicationScoped
public class TensorWorkload implements Workload {

    private static final Logger LOG = Logger.getLogger(TensorWorkload.class.getName());
    private static final int WARM_UP_RUNS = 5;

    @Inject
    private OnnxSessions sessions;

    @Inject
    private OnnxSettings onnx;

    @Inject
    private TensorSettings settings;

    @Override
    public Task task() {
        return Task.TENSOR;
    }

    @Override
    public TensorModel load(String model, String version, Bundle bundle) {
        int mostRows = settings.mostRows(model);
        var loaded = new TensorModel(sessions.open(bundle, onnx.of(model)));
        try {
            warmUp(loaded, version);
            var objection = mostRows == 1 ? "it is set so" : RowTrial.objection(loaded);
            if (objection.isEmpty()) loaded.batch(mostRows);
            else LOG.info(() -> "Version " + version + " answers each caller in a run of its own: " + objection);
            return loaded;
        } catch (RuntimeException e) {
            loaded.close();
            throw e;
        }
    }

    /** With made-up inputs, which a graph need not take: then its first callers warm it up. */
    private static void warmUp(TensorModel model, String version) {
        var random = new SplittableRandom(1);
        try {
            var inputs = model.signature().inputs().stream().map(input -> MadeUp.tensor(input, 1, random)).toList();
            for (int i = 0; i < WARM_UP_RUNS; i++) model.run(List.of(new TensorRequest(inputs, List.of())));
        } catch (RuntimeException e) {
            LOG.log(Level.INFO, e, () -> "Version " + version + " does not take made-up inputs and starts cold");
        }
    }
}
