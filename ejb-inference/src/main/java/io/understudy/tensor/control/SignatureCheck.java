package io.understudy.tensor.control;

import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.DomainException.Violation;
import io.understudy.registry.entity.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Holds a request against what a graph takes and gives. Where the graph wants FP64 and FP32 is sent it is widened, which
 * changes no value; nothing else is converted. A graph that declares no axes for a tensor takes any shape.
 */
final class SignatureCheck {

    private static final int MOST_AXES = 8;

    private final Signature signature;

    SignatureCheck(Signature signature) {
        this.signature = signature;
    }

    /**
     * The request with its inputs in the graph's order.
     *
     * @throws DomainException INVALID with everything that does not fit
     */
    TensorRequest checked(TensorRequest request) {
        var wrong = new ArrayList<Violation>();
        var given = byName(request.inputs(), wrong);
        var inputs = new ArrayList<Tensor>(signature.inputs().size());
        for (var declared : signature.inputs()) {
            var tensor = given.remove(declared.name());
            if (tensor == null) wrong.add(new Violation("inputs." + declared.name(), "is missing"));
            else inputs.add(checked(tensor, declared, wrong));
        }
        given.keySet().forEach(name -> wrong.add(new Violation("inputs." + name, "is unknown; the graph takes " + names(signature.inputs()))));
        checkOutputs(request.outputs(), wrong);
        if (!wrong.isEmpty()) throw DomainException.invalid(wrong);
        return new TensorRequest(inputs, request.outputs());
    }

    private static Map<String, Tensor> byName(List<Tensor> inputs, List<Violation> wrong) {
        var given = new HashMap<String, Tensor>();
        for (var input : inputs) {
            if (given.put(input.name(), input) != null) wrong.add(new Violation("inputs." + input.name(), "is there twice"));
        }
        return given;
    }

    private static Tensor checked(Tensor tensor, Signature.Tensor declared, List<Violation> wrong) {
        var field = "inputs." + tensor.name();
        var widens = tensor.datatype() == Datatype.FP32 && declared.datatype().equals(Datatype.FP64.name());
        if (!widens && !tensor.datatype().name().equals(declared.datatype())) {
            wrong.add(new Violation(field + ".datatype", "must be " + declared.datatype() + ", not " + tensor.datatype()));
        } else if (!fits(tensor.shape(), declared.shape())) {
            wrong.add(new Violation(field + ".shape", "must be " + declared.shape() + " (-1 for any length), not " + Arrays.toString(tensor.shape())));
        } else if (product(tensor.shape()) != tensor.elements()) {
            wrong.add(new Violation(field + ".data", "has " + tensor.elements() + " elements; the shape " + Arrays.toString(tensor.shape()) + " needs "
                    + (product(tensor.shape()) < 0 ? "more than there can be" : product(tensor.shape()))));
        } else {
            checkTexts(tensor, field, wrong);
        }
        return widens && wrong.isEmpty() ? tensor.widened() : tensor;
    }

    /** ONNX Runtime's Java interface hands on such characters as other bytes than UTF-8 has for them. */
    private static void checkTexts(Tensor tensor, String field, List<Violation> wrong) {
        if (tensor.texts() == null) return;
        for (int i = 0; i < tensor.texts().length; i++) {
            if (tensor.texts()[i].chars().allMatch(c -> c != 0 && !Character.isSurrogate((char) c))) continue;
            wrong.add(new Violation(field + ".data[" + i + "]", "must not hold U+0000 or a character beyond U+FFFF"));
            return;
        }
    }

    private void checkOutputs(List<String> outputs, List<Violation> wrong) {
        var seen = new HashSet<String>();
        for (var name : outputs) {
            if (!seen.add(name)) wrong.add(new Violation("outputs." + name, "is there twice"));
            else if (signature.output(name).isEmpty()) {
                wrong.add(new Violation("outputs." + name, "is unknown; the graph gives " + names(signature.outputs())));
            }
        }
    }

    private static boolean fits(long[] shape, List<Long> declared) {
        if (shape.length > MOST_AXES || Arrays.stream(shape).anyMatch(axis -> axis < 0)) return false;
        if (declared.isEmpty()) return true;
        if (shape.length != declared.size()) return false;
        for (int i = 0; i < shape.length; i++) {
            if (declared.get(i) >= 0 && declared.get(i) != shape[i]) return false;
        }
        return true;
    }

    /** The elements that a shape has; −1 where that is more than an array can have. */
    private static long product(long[] shape) {
        long product = 1;
        for (var axis : shape) {
            if (axis == 0) return 0;
            if (axis > Integer.MAX_VALUE || product * axis > Integer.MAX_VALUE) product = Integer.MAX_VALUE + 1L;
            else product *= axis;
        }
        return product > Integer.MAX_VALUE ? -1 : product;
    }

    private static List<String> names(List<Signature.Tensor> tensors) {
        return tensors.stream().map(Signature.Tensor::name).toList();
    }
}
