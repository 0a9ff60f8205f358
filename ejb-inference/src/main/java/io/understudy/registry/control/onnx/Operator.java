package io.understudy.registry.control.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;

/** One operator with what is known of its inputs. */
record Operator(NodeProto node, List<Known> inputs) {

    String type() {
        return node.getOpType();
    }

    /** One that is left out is as one of which nothing is known. */
    Known input(int index) {
        return index < inputs.size() ? inputs.get(index) : Known.NOTHING;
    }

    boolean has(int index) {
        return index < node.getInputCount() && !node.getInput(index).isEmpty();
    }

    double[] shape(int index) {
        return input(index).shape();
    }

    double[] numbers(int index) {
        return input(index).numbers();
    }

    /** The one number of an input, or NaN. */
    double number(int index) {
        var numbers = numbers(index);
        return numbers != null && numbers.length == 1 ? numbers[0] : Double.NaN;
    }

    AttributeProto attribute(String name) {
        return node.getAttributeList().stream()
                .filter(a -> a.getName().equals(name))
                .findFirst()
                .orElse(AttributeProto.getDefaultInstance());
    }

    /** The whole numbers of an attribute, or null. */
    double[] integers(String name) {
        var list = attribute(name).getIntsList();
        return list.isEmpty() ? null : list.stream().mapToDouble(n -> n).toArray();
    }

    /** The fractions of an attribute, or null. */
    double[] floats(String name) {
        var list = attribute(name).getFloatsList();
        return list.isEmpty() ? null : list.stream().mapToDouble(n -> n).toArray();
    }
}
