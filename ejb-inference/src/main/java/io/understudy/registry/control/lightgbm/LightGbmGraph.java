package io.understudy.registry.control.lightgbm;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;

/**
 * A LightGBM model as an ONNX graph: {@code features} [n, features] of doubles to {@code raw_score} and
 * {@code prediction} [n, scores], which are what {@code Booster.predict} gives with and without {@code raw_score}.
 * Everything is computed in double: thresholds, sums and transforms. A float is judged as the double that it is, so a
 * caller with floats widens them.
 */
final class LightGbmGraph {

    static final String FEATURES = "features";
    static final String RAW_SCORE = "raw_score";
    static final String PREDICTION = "prediction";

    private static final int IR_VERSION = 9;
    private static final int OPSET = 17;
    private static final int ML_OPSET = 5;

    private LightGbmGraph() {}

    static ModelProto of(Booster booster) {
        var header = booster.header();
        var graph = GraphProto.newBuilder().setName("lightgbm").addInput(value(FEATURES, header.features()));
        var nodes = new GraphNodes(graph);
        var columns = new FeatureColumns(booster.trees(), header.features());
        var raw = nodes.add(ensemble(booster, columns).node(columns.build(nodes, FEATURES), header.scores()));
        nodes.output(raw, RAW_SCORE);
        nodes.output(new OutputTransform(nodes).apply(booster, raw), PREDICTION);
        graph.addOutput(value(RAW_SCORE, header.scores())).addOutput(value(PREDICTION, header.scores()));
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("understudy")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(ML_OPSET))
                .setGraph(graph)
                .build();
    }

    private static Ensemble ensemble(Booster booster, FeatureColumns columns) {
        var ensemble = new Ensemble();
        var conversion = new TreeConversion(columns, ensemble);
        var scores = booster.header().scores();
        for (var i = 0; i < booster.trees().size(); i++) conversion.add(booster.trees().get(i), i % scores);
        return ensemble;
    }

    private static ValueInfoProto.Builder value(String name, int width) {
        var shape = TensorShapeProto.newBuilder()
                .addDim(Dimension.newBuilder().setDimParam("n"))
                .addDim(Dimension.newBuilder().setDimValue(width));
        var tensor = TypeProto.Tensor.newBuilder().setElemType(DataType.DOUBLE.getNumber()).setShape(shape);
        return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(tensor));
    }
}
