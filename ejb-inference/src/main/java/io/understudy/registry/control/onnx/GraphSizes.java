package io.understudy.registry.control.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import io.understudy.failure.entity.DomainException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Follows a graph from its constants on and tells of each operator what is known of its result. What depends on inputs,
 * on loops or on operators without a rule is not known.
 */
final class GraphSizes {

    /** The names of a graph or of one call of a function, over those around it. */
    private record Scope(Scope outer, Map<String, Known> values, Map<String, AttributeProto> parameters) {

        static Scope in(Scope outer) {
            return new Scope(outer, new HashMap<>(), outer.parameters);
        }

        Known get(String name) {
            for (var scope = this; scope != null; scope = scope.outer) {
                var known = scope.values.get(name);
                if (known != null) return known;
            }
            return Known.NOTHING;
        }
    }

    private static final String RANDOM = "Random";

    private final String field;
    private final Map<String, FunctionProto> functions;
    private final BiConsumer<NodeProto, Known> found;

    /** @param functions by domain and name, without cycles */
    GraphSizes(String field, Map<String, FunctionProto> functions, BiConsumer<NodeProto, Known> found) {
        this.field = field;
        this.functions = functions;
        this.found = found;
    }

    void follow(GraphProto graph) {
        follow(graph, Scope.in(new Scope(null, Map.of(), Map.of())));
    }

    private List<Known> follow(GraphProto graph, Scope scope) {
        for (var constant : graph.getInitializerList()) scope.values.put(constant.getName(), Known.of(constant));
        follow(graph.getNodeList(), scope);
        return graph.getOutputList().stream().map(o -> scope.get(o.getName())).toList();
    }

    private void follow(List<NodeProto> nodes, Scope scope) {
        var ordered = NodeOrder.of(nodes);
        if (ordered.size() < nodes.size()) throw DomainException.invalid(field, "has operators that wait for each other in a cycle");
        for (var node : ordered) {
            var results = results(withParameters(node, scope), scope);
            for (var i = 0; i < Math.min(results.size(), node.getOutputCount()); i++) scope.values.put(node.getOutput(i), results.get(i));
        }
    }

    private List<Known> results(NodeProto node, Scope scope) {
        var function = functions.get(OperatorCheck.name(node));
        if (function != null) return call(function, node, scope);
        var branches = new ArrayList<List<Known>>();
        for (var attribute : node.getAttributeList()) {
            if (attribute.hasG()) branches.add(follow(attribute.getG(), Scope.in(scope)));
            for (var graph : attribute.getGraphsList()) follow(graph, Scope.in(scope));
        }
        if (node.getOpType().equals("If") && branches.size() == 2) return larger(branches.getFirst(), branches.getLast());
        var result = result(new Operator(node, node.getInputList().stream().map(scope::get).toList()));
        found.accept(node, result);
        return List.of(result);
    }

    private static Known result(Operator op) {
        var shape = ShapeRules.shape(op);
        var fixed = !op.type().startsWith(RANDOM) && op.node().getAttributeList().stream().noneMatch(AttributeProto::hasG);
        return new Known(shape, NumberRules.numbers(op, shape), fixed && op.inputs().stream().allMatch(Known::constant));
    }

    private static List<Known> larger(List<Known> some, List<Known> others) {
        var larger = new ArrayList<Known>();
        for (var i = 0; i < Math.min(some.size(), others.size()); i++) {
            larger.add(some.get(i).elements() >= others.get(i).elements() ? some.get(i) : others.get(i));
        }
        return larger;
    }

    private List<Known> call(FunctionProto function, NodeProto node, Scope scope) {
        var parameters = function.getAttributeProtoList().stream().collect(Collectors.toMap(AttributeProto::getName, a -> a, (a, b) -> b));
        node.getAttributeList().forEach(a -> parameters.put(a.getName(), a));
        var body = new Scope(null, new HashMap<>(), parameters);
        for (var i = 0; i < Math.min(node.getInputCount(), function.getInputCount()); i++) {
            body.values.put(function.getInput(i), scope.get(node.getInput(i)));
        }
        follow(function.getNodeList(), body);
        return function.getOutputList().stream().map(body::get).toList();
    }

    /** In a function, an attribute may stand for one of the call's. */
    private static NodeProto withParameters(NodeProto node, Scope scope) {
        if (node.getAttributeList().stream().allMatch(a -> a.getRefAttrName().isEmpty())) return node;
        var filled = node.toBuilder().clearAttribute();
        for (var attribute : node.getAttributeList()) {
            var given = scope.parameters.get(attribute.getRefAttrName());
            if (attribute.getRefAttrName().isEmpty()) filled.addAttribute(attribute);
            else if (given != null) filled.addAttribute(given.toBuilder().setName(attribute.getName()));
        }
        return filled.build();
    }
}
