package io.understudy.registry.control.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts the operators of a graph into an order in which each comes after those whose results it takes. The standard asks
 * for that order, the runtime does not.
 */
final class NodeOrder {

    private final List<NodeProto> nodes;
    private final Map<String, Integer> makers = new HashMap<>();
    private final List<List<Integer>> takers = new ArrayList<>();
    private final int[] missing;

    private NodeOrder(List<NodeProto> nodes) {
        this.nodes = nodes;
        this.missing = new int[nodes.size()];
        for (var i = 0; i < nodes.size(); i++) {
            takers.add(new ArrayList<>());
            for (var output : nodes.get(i).getOutputList()) makers.put(output, i);
        }
    }

    /** All of them, or those that depend on no cycle. */
    static List<NodeProto> of(List<NodeProto> nodes) {
        return new NodeOrder(nodes).sorted();
    }

    private List<NodeProto> sorted() {
        for (var i = 0; i < missing.length; i++) {
            for (var name : uses(nodes.get(i))) {
                var maker = makers.get(name);
                if (maker == null) continue;
                takers.get(maker).add(i);
                missing[i]++;
            }
        }
        var ready = new ArrayDeque<Integer>();
        for (var i = 0; i < missing.length; i++) if (missing[i] == 0) ready.add(i);
        var sorted = new ArrayList<NodeProto>(missing.length);
        while (!ready.isEmpty()) {
            var next = ready.remove();
            sorted.add(nodes.get(next));
            for (var taker : takers.get(next)) if (--missing[taker] == 0) ready.add(taker);
        }
        return sorted;
    }

    /** Names that an operator takes, and those that its subgraphs may take from around them. */
    private static Set<String> uses(NodeProto node) {
        var names = new HashSet<>(node.getInputList());
        for (var attribute : node.getAttributeList()) {
            if (attribute.hasG()) addAll(attribute.getG(), names);
            for (var graph : attribute.getGraphsList()) addAll(graph, names);
        }
        return names;
    }

    private static void addAll(GraphProto graph, Set<String> names) {
        var taken = new HashSet<String>();
        for (var node : graph.getNodeList()) taken.addAll(uses(node));
        for (var output : graph.getOutputList()) taken.add(output.getName());
        for (var node : graph.getNodeList()) node.getOutputList().forEach(taken::remove);
        graph.getInitializerList().forEach(constant -> taken.remove(constant.getName()));
        graph.getInputList().forEach(input -> taken.remove(input.getName()));
        names.addAll(taken);
    }
}
