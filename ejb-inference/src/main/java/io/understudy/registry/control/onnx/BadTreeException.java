package io.understudy.registry.control.onnx;

/** What is wrong with an operator's trees; the operator itself is named by whoever catches it. */
final class BadTreeException extends RuntimeException {
    BadTreeException(String reason) {
        super(reason, null, false, false);
    }
}
