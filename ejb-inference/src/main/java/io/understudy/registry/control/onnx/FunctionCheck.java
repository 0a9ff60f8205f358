package io.understudy.registry.control.onnx;

import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import io.understudy.failure.entity.DomainException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How large a model becomes once each call of its own functions is replaced by the function's body, as the runtime does
 * when it loads it: forty functions that each call the next one twice are a trillion operators.
 */
final class FunctionCheck {

    private static final long MAX_NODES = 100_000;

    /** The runtime's time grows with the square of the calls. */
    private static final long MAX_CALLS = 10_000;

    /** Functions in functions and graphs in graphs. */
    private static final int MAX_DEPTH = 100;

    /** Sums that are too large already stay so, without an overflow. */
    private static final long MANY = 1L << 40;

    private record Size(long nodes, long calls, int depth) {

        static final Size NONE = new Size(0, 0, 0);

        Size plus(Size other) {
            return new Size(Math.min(MANY, nodes + other.nodes), Math.min(MANY, calls + other.calls), Math.max(depth, other.depth));
        }
    }

    private final String field;
    private final Map<String, FunctionProto> functions = new HashMap<>();

    /** One that is there without a size is being measured. */
    private final Map<String, Size> sizes = new HashMap<>();

    private int depth;

    FunctionCheck(String field) {
        this.field = field;
    }

    /** The model's functions by {@link OperatorCheck#name}. */
    Map<String, FunctionProto> check(ModelProto model) {
        for (var function : model.getFunctionsList()) {
            var name = OperatorCheck.name(function.getDomain(), function.getName());
            if (OperatorCheck.STANDARD.contains(function.getDomain())) throw refused("has the function '" + name + "' in a domain of the standard");
            if (functions.put(name, function) != null) throw refused("has the function '" + name + "' twice");
        }
        if (functions.isEmpty()) return functions;
        var size = size(model.getGraph());
        if (size.calls > MAX_CALLS) throw refused("calls its own functions more than " + MAX_CALLS + " times, calls within functions told");
        if (size.nodes > MAX_NODES + model.getGraph().getNodeCount()) {
            throw refused("becomes more than " + MAX_NODES + " operators once its functions are written out");
        }
        return functions;
    }

    private Size size(GraphProto graph) {
        return deeper(graph.getNodeList());
    }

    private Size deeper(List<NodeProto> nodes) {
        if (++depth > MAX_DEPTH) throw tooDeep();
        var size = Size.NONE;
        for (var node : nodes) size = size.plus(size(node));
        depth--;
        if (size.depth == MAX_DEPTH) throw tooDeep();
        return new Size(size.nodes, size.calls, size.depth + 1);
    }

    private Size size(NodeProto node) {
        var name = OperatorCheck.name(node);
        var size = functions.containsKey(name) ? new Size(0, 1, 0).plus(function(name)) : new Size(1, 0, 0);
        for (var attribute : node.getAttributeList()) {
            if (attribute.hasG()) size = size.plus(size(attribute.getG()));
            for (var graph : attribute.getGraphsList()) size = size.plus(size(graph));
        }
        return size;
    }

    private Size function(String name) {
        if (!sizes.containsKey(name)) {
            sizes.put(name, null);
            sizes.put(name, deeper(functions.get(name).getNodeList()));
        }
        var size = sizes.get(name);
        if (size == null) throw refused("has the function '" + name + "', which calls itself");
        return size;
    }

    private DomainException tooDeep() {
        return refused("nests functions and graphs more than " + MAX_DEPTH + " deep");
    }

    private DomainException refused(String reason) {
        return DomainException.invalid(field, reason);
    }
}
