package io.understudy.registry.control.onnx;

import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import io.understudy.failure.entity.DomainException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Only operators of the ONNX standard, or functions that the model itself spells out in such operators. */
final class OperatorCheck {

    private static final Set<String> STANDARD = Set.of("", "ai.onnx", "ai.onnx.ml");

    private final String field;
    private final Set<String> functions;

    OperatorCheck(String field, List<FunctionProto> functions) {
        this.field = field;
        this.functions =
                functions.stream().map(f -> name(f.getDomain(), f.getName())).collect(Collectors.toSet());
    }

    void check(NodeProto node) {
        var operator = name(node.getDomain(), node.getOpType());
        if (!STANDARD.contains(node.getDomain()) && !functions.contains(operator)) {
            throw DomainException.invalid(
                    field, "uses the operator '" + operator + "', which is outside the standard domains ai.onnx and ai.onnx.ml");
        }
    }

    private static String name(String domain, String operator) {
        return domain + "." + operator;
    }
}
