package io.understudy.registry.control.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.understudy.failure.entity.DomainException;
import java.util.Set;

/** Only operators of the ONNX standard, or functions that the model itself spells out in such operators. */
final class OperatorCheck {

    static final Set<String> STANDARD = Set.of("", "ai.onnx", "ai.onnx.ml");

    private final String field;
    private final Set<String> functions;

    /** @param functions that the model spells out, by {@link #name} */
    OperatorCheck(String field, Set<String> functions) {
        this.field = field;
        this.functions = functions;
    }

    void check(NodeProto node) {
        var operator = name(node);
        if (!STANDARD.contains(node.getDomain()) && !functions.contains(operator)) {
            throw DomainException.invalid(
                    field, "uses the operator '" + operator + "', which is outside the standard domains ai.onnx and ai.onnx.ml");
        }
    }

    static String name(NodeProto node) {
        return name(node.getDomain(), node.getOpType());
    }

    static String name(String domain, String operator) {
        return domain + "." + operator;
    }
}
