package io.understudy.registry.control.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import java.util.function.Consumer;

/** Visits every node and every tensor of a model, those of subgraphs and of local functions too. */
record GraphWalk(Consumer<NodeProto> nodes, Consumer<TensorProto> tensors, Consumer<SparseTensorProto> sparse) {

    void walk(ModelProto model) {
        walk(model.getGraph());
        for (var function : model.getFunctionsList()) {
            walk(function.getNodeList());
            function.getAttributeProtoList().forEach(this::walk);
        }
        for (var training : model.getTrainingInfoList()) {
            walk(training.getInitialization());
            walk(training.getAlgorithm());
        }
    }

    private void walk(GraphProto graph) {
        graph.getInitializerList().forEach(tensors);
        graph.getSparseInitializerList().forEach(this::visit);
        walk(graph.getNodeList());
    }

    private void walk(List<NodeProto> list) {
        for (var node : list) {
            nodes.accept(node);
            node.getAttributeList().forEach(this::walk);
        }
    }

    private void walk(AttributeProto attribute) {
        if (attribute.hasT()) tensors.accept(attribute.getT());
        attribute.getTensorsList().forEach(tensors);
        if (attribute.hasSparseTensor()) visit(attribute.getSparseTensor());
        attribute.getSparseTensorsList().forEach(this::visit);
        if (attribute.hasG()) walk(attribute.getG());
        attribute.getGraphsList().forEach(this::walk);
    }

    private void visit(SparseTensorProto tensor) {
        sparse.accept(tensor);
        tensors.accept(tensor.getValues());
        tensors.accept(tensor.getIndices());
    }
}
