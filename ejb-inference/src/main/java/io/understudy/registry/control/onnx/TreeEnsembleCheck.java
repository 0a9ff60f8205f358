package io.understudy.registry.control.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.understudy.failure.entity.DomainException;
import java.util.Set;

/**
 * Whether the trees of the operators of {@code ai.onnx.ml} are trees. ONNX Runtime trusts their numbers: an index out
 * of range, an empty set or a deep tree ends the process, and a cycle or shared branches take all its memory.
 */
final class TreeEnsembleCheck {

    /** The runtime recurses some 600 bytes of stack for each level, and a server's thread has a megabyte. */
    static final int MAX_DEPTH = 500;

    private static final String DOMAIN = "ai.onnx.ml";
    private static final Set<String> CLASSIC = Set.of("TreeEnsembleRegressor", "TreeEnsembleClassifier");

    private final String field;

    TreeEnsembleCheck(String field) {
        this.field = field;
    }

    void check(NodeProto node) {
        if (!node.getDomain().equals(DOMAIN)) return;
        try {
            if (node.getOpType().equals("TreeEnsemble")) new TreeEnsembleNodes(new NodeAttributes(node)).check();
            if (CLASSIC.contains(node.getOpType())) new ClassicTreeNodes(new NodeAttributes(node)).check();
        } catch (BadTreeException e) {
            throw DomainException.invalid(field, "the operator " + node.getOpType() + " " + e.getMessage());
        }
    }
}
