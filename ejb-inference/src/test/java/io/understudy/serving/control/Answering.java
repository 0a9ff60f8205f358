package io.understudy.serving.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.registry.entity.Signature;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/** A loaded model whose answer is a function of a text. */
final class Answering implements LoadedModel<String, String> {

    final AtomicBoolean closed = new AtomicBoolean();
    private final UnaryOperator<String> answer;

    Answering(UnaryOperator<String> answer) {
        this.answer = answer;
    }

    static ServedVersion version(String id, Answering model, Runnable closed) {
        return ServedVersion.of(id, id, new Signature(List.of(), List.of()), model, ServedVersion.Start.UNKNOWN, closed);
    }

    @Override
    public String infer(String input) {
        if (closed.get()) throw new IllegalStateException("used after it was closed");
        return answer.apply(input);
    }

    @Override
    public String example(JsonNode input) {
        return input.asText();
    }

    @Override
    public String canonical(String input) {
        return input;
    }

    @Override
    public long generation() {
        return 0;
    }

    @Override
    public String impediment() {
        return "";
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) throw new IllegalStateException("closed twice");
    }
}
