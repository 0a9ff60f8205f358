package io.understudy.serving.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.failure.entity.DomainException;
import io.understudy.wire.entity.Json;
import java.util.List;
import java.util.Map;

/**
 * One version of a model in this node's memory, ready to answer. Safe for many threads at once. It is leased while in
 * use and closed once, when nobody holds a lease any more.
 *
 * @param <I> what is asked
 * @param <O> what is answered; immutable, because a cached answer is given to many
 */
public interface LoadedModel<I, O> extends AutoCloseable {

    /**
     * The input as the model takes it, before it is looked up or waits for its turn.
     *
     * @throws DomainException INVALID where the input breaks a rule that can be told at once
     */
    default I checked(I input) {
        return input;
    }

    /** @throws DomainException INVALID where the input breaks a rule */
    O infer(I input);

    /** Whether the failed run of a checked input speaks against the version, and not against its caller or the load. */
    default boolean isToBlame(Throwable failure) {
        return !(failure instanceof DomainException e) || e.kind() == DomainException.Kind.UNAVAILABLE;
    }

    /** Every field of the input that the answer depends on, in one canonical form: the cache key. */
    String canonical(I input);

    /** A number that changes whenever the same input may get another answer (an index that was written to). */
    long generation();

    /** Why the model cannot answer as it should at present, or an empty text. */
    String impediment();

    /**
     * An input as {@code golden.json} writes it: in the form in which callers of the task send it.
     *
     * @throws DomainException INVALID where it is none, or where the task has no golden examples
     */
    default I example(JsonNode input) {
        throw DomainException.invalid("golden.json", "is not known for models of this task");
    }

    /** An answer in the form in which {@code golden.json} expects it. */
    default JsonNode shown(O output) {
        return Json.MAPPER.valueToTree(output);
    }

    /** Inputs that stand for those of callers, made from what the version says of itself, to warm it with. */
    default List<I> warmUps() {
        return List.of();
    }

    /**
     * What a shadow version's answer has in common with the one that the caller got: named measures, each of which is
     * worth a mean.
     */
    default Map<String, Double> compare(O served, O shadow) {
        return Map.of("agreement", served.equals(shadow) ? 1.0 : 0.0);
    }

    @Override
    void close();
}
