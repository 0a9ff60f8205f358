package io.understudy.tensor.control;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one run of a graph takes, in native memory that is given back at {@link #close}. */
final class Feed implements AutoCloseable {

    private final Arena arena = Arena.ofConfined();
    private final ArrayDeque<AutoCloseable> open = new ArrayDeque<>();
    private final Map<String, OnnxTensor> tensors = new HashMap<>();
    private final UnsignedTensors unsigned;

    private Feed(UnsignedTensors unsigned) {
        this.unsigned = unsigned;
    }

    /** @param requests that fit together, their inputs in one order: each input's rows one after the other */
    static Feed of(List<TensorRequest> requests, UnsignedTensors unsigned) throws OrtException {
        var feed = new Feed(unsigned);
        try {
            for (int i = 0; i < requests.getFirst().inputs().size(); i++) {
                int input = i;
                feed.add(requests.stream().map(request -> request.inputs().get(input)).toList());
            }
            return feed;
        } catch (OrtException | RuntimeException e) {
            feed.close();
            throw e;
        }
    }

    Map<String, OnnxTensor> tensors() {
        return tensors;
    }

    private void add(List<Tensor> parts) throws OrtException {
        var first = parts.getFirst();
        var shape = shape(parts);
        var tensor = first.texts() == null ? numbers(parts, shape) : texts(parts, shape);
        open.push(tensor);
        if (first.datatype().isUnsignedInDisguise()) {
            var cast = unsigned.cast(tensor, first.datatype());
            open.push(cast);
            tensor = (OnnxTensor) cast.get(0);
        }
        tensors.put(first.name(), tensor);
    }

    private static long[] shape(List<Tensor> parts) {
        var first = parts.getFirst().shape();
        if (parts.size() == 1) return first;
        var shape = first.clone();
        shape[0] = parts.stream().mapToLong(Tensor::rows).sum();
        return shape;
    }

    private OnnxTensor numbers(List<Tensor> parts, long[] shape) throws OrtException {
        long size = parts.stream().mapToLong(part -> part.bytes().length).sum();
        ByteBuffer buffer = arena.allocate(size, Long.BYTES).asByteBuffer().order(ByteOrder.nativeOrder());
        for (var part : parts) buffer.put(part.bytes());
        return OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), buffer.flip(), shape, parts.getFirst().datatype().carrier());
    }

    private static OnnxTensor texts(List<Tensor> parts, long[] shape) throws OrtException {
        var texts = parts.stream().flatMap(part -> Arrays.stream(part.texts())).toArray(String[]::new);
        return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), texts, shape);
    }

    /** Tensors before the memory that they look at. */
    @Override
    public void close() {
        try {
            while (!open.isEmpty()) open.pop().close();
        } catch (Exception e) {
            throw new IllegalStateException("A tensor does not close", e);
        } finally {
            arena.close();
        }
    }
}
