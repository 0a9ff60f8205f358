package io.understudy.registry.control.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Bundle;
import io.understudy.registry.entity.Signature;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The graph of a bundle, read to be judged before any runtime touches it. Weights stay in the mapped file: only the
 * structure comes into the heap, and only so much of it as {@link GraphCost} allows.
 */
public final class OnnxGraph {

    private final String field;
    private final ModelProto model;

    private OnnxGraph(String field, ModelProto model) {
        this.field = field;
        this.model = model;
    }

    /** @throws DomainException INVALID if the bundle's graph is not one */
    public static OnnxGraph read(Bundle bundle) throws IOException {
        var path = bundle.graph();
        var field = "bundle." + bundle.root().relativize(path);
        var bytes = map(path, field);
        try {
            GraphCost.check(bytes.newCodedInput(), ModelProto.getDescriptor(), field);
            var in = bytes.newCodedInput();
            in.enableAliasing(true);
            var graph = new OnnxGraph(field, ModelProto.parseFrom(in));
            in.checkLastTagWas(0);
            return graph.requireGraph();
        } catch (InvalidProtocolBufferException e) {
            throw DomainException.invalid(field, "is not an ONNX graph, or a truncated one: " + e.getMessage());
        }
    }

    private static ByteString map(Path path, String field) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            if (channel.size() > Integer.MAX_VALUE) throw DomainException.invalid(field, "is larger than 2 GiB, which ONNX cannot be");
            return UnsafeByteOperations.unsafeWrap(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        }
    }

    private OnnxGraph requireGraph() {
        if (!model.hasGraph()) throw DomainException.invalid(field, "is not an ONNX graph: it holds none");
        if (model.getOpsetImportCount() == 0) throw DomainException.invalid(field, "is not an ONNX graph: it names no operator set");
        if (model.getGraph().getOutputCount() == 0) throw DomainException.invalid(field, "has no outputs");
        return this;
    }

    /**
     * Refuses operators outside the standard, trees that are none, tensors whose declared size is not that of their data,
     * data outside the bundle, and functions and tensors that grow out of all proportion.
     */
    public void check(Bundle bundle) {
        var functions = new FunctionCheck(field).check(model);
        var operators = new OperatorCheck(field, functions.keySet());
        var tensors = new TensorCheck(field, bundle);
        var trees = new TreeEnsembleCheck(field);
        var generated = new GeneratedTensorCheck(field, functions);
        new GraphWalk(
                        node -> {
                            operators.check(node);
                            trees.check(node);
                        },
                        tensor -> {
                            tensors.check(tensor);
                            generated.see(tensor);
                        },
                        tensors::checkSparse)
                .walk(model);
        generated.check(model);
    }

    public Signature signature() {
        return new GraphSignature(field).of(model.getGraph());
    }
}
