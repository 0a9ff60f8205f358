package io.understudy.serving.control;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.understudy.failure.entity.DomainException;

/**
 * How ONNX Runtime runs a graph. Two sessions with equal options over the same bytes are one.
 *
 * @param intraOpThreads threads of one run; with one, throughput comes from concurrent runs
 * @param spinning whether threads that wait burn their core
 * @param memoryArena whether freed memory is kept for the next run
 */
public record OnnxOptions(
        int intraOpThreads, boolean spinning, Provider provider, Optimization optimization, boolean memoryArena) {

    public enum Provider {
        CPU,
        CUDA
    }

    /** How far the runtime may rewrite the graph. */
    public enum Optimization {
        NONE(OptLevel.NO_OPT),
        BASIC(OptLevel.BASIC_OPT),
        EXTENDED(OptLevel.EXTENDED_OPT),
        ALL(OptLevel.ALL_OPT);

        private final OptLevel level;

        Optimization(OptLevel level) {
            this.level = level;
        }
    }

    public static final OnnxOptions DEFAULT = new OnnxOptions(1, false, Provider.CPU, Optimization.ALL, true);

    /**
     * To be closed by the caller.
     *
     * @throws DomainException UNAVAILABLE if this server's runtime lacks the provider
     */
    SessionOptions open() throws OrtException {
        requireProvider();
        var options = new SessionOptions();
        try {
            options.setIntraOpNumThreads(intraOpThreads);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", spinning ? "1" : "0");
            options.setOptimizationLevel(optimization.level);
            options.setCPUArenaAllocator(memoryArena);
            // What goes wrong comes back as an exception; the native log would print callers' values.
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            if (provider == Provider.CUDA) options.addCUDA();
            return options;
        } catch (OrtException e) {
            options.close();
            throw e;
        }
    }

    private void requireProvider() {
        var available = OrtEnvironment.getAvailableProviders();
        if (provider == Provider.CUDA && !available.contains(OrtProvider.CUDA)) {
            throw DomainException.unavailable(
                    "The execution provider 'cuda' is asked for, but this server's ONNX Runtime offers only " + available + ".", null);
        }
    }
}
