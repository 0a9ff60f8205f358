package io.understudy.tensor.control;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.EnumMap;
import java.util.Map;

/**
 * Makes tensors of UINT16, UINT32 and UINT64, which ONNX Runtime's Java interface cannot: it makes the signed one with
 * the same bits, and a graph of a single Cast turns it into the other. Casts to a type of the same width keep the bits.
 */
final class UnsignedTensors implements AutoCloseable {

    static final String INPUT = "signed";

    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;

    private final Map<Datatype, OrtSession> casts = new EnumMap<>(Datatype.class);

    /** Opens what the types need, each once. */
    UnsignedTensors(Iterable<Datatype> types) throws OrtException {
        try {
            for (var type : types) {
                if (type.isUnsignedInDisguise() && !casts.containsKey(type)) casts.put(type, open(type));
            }
        } catch (OrtException e) {
            close();
            throw e;
        }
    }

    /** The result holds the one tensor and is to be closed in its place. */
    OrtSession.Result cast(OnnxTensor signed, Datatype type) throws OrtException {
        return casts.get(type).run(Map.of(INPUT, signed));
    }

    private static OrtSession open(Datatype type) throws OrtException {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return OrtEnvironment.getEnvironment().createSession(graph(type), options);
        }
    }

    private static byte[] graph(Datatype type) {
        var unsigned = DataType.valueOf(type.name());
        var signed = DataType.valueOf(type.name().substring(1));
        var to = AttributeProto.newBuilder().setName("to").setType(AttributeProto.AttributeType.INT).setI(unsigned.getNumber());
        var cast = NodeProto.newBuilder().setOpType("Cast").addInput(INPUT).addOutput("unsigned").addAttribute(to);
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .setGraph(GraphProto.newBuilder().setName("cast").addInput(value(INPUT, signed)).addNode(cast).addOutput(value("unsigned", unsigned)))
                .build()
                .toByteArray();
    }

    /** Of any rank. */
    private static ValueInfoProto.Builder value(String name, DataType type) {
        var tensor = TypeProto.Tensor.newBuilder().setElemType(type.getNumber());
        return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(tensor));
    }

    @Override
    public void close() {
        for (var session : casts.values()) {
            try {
                session.close();
            } catch (OrtException e) {
                throw new IllegalStateException("A session does not close", e);
            }
        }
    }
}
