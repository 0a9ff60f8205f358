package io.understudy.text.control.transformer;

import io.understudy.failure.entity.DomainException.Violation;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.entity.Signature.Tensor;
import io.understudy.registry.entity.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How a transformer graph is to be called. It takes {@code input_ids}, {@code attention_mask} and perhaps
 * {@code token_type_ids}, each {@code int64[rows][tokens]}, and gives {@code float[rows][tokens][dimension]} or, when
 * it pools by itself or classifies, {@code float[rows][dimension]}. Half precision outputs are fine: they are widened when
 * read.
 *
 * @param typed whether it asks for {@code token_type_ids}
 * @param pooled whether the output is one vector a row
 * @param dimension 0 when the graph does not declare it and only a run can tell
 */
public record TransformerGraph(boolean typed, String output, boolean pooled, int dimension) {

    public static final String IDS = "input_ids";
    public static final String MASK = "attention_mask";
    public static final String TYPES = "token_type_ids";

    /** What exporters call the pooled output, then the others; pooled first, since it holds every later step too. */
    private static final String POOLED = "sentence_embedding";

    private static final String LOGITS = "logits";

    private static final List<String> BY_TOKEN = List.of("last_hidden_state", "token_embeddings");
    private static final Set<String> INPUTS = Set.of(IDS, MASK, TYPES);
    private static final Set<String> FLOATS = Set.of("FP32", "FP16", "BF16");

    /**
     * One that embeds.
     *
     * @throws DomainException INVALID with one violation for everything that does not fit
     */
    public static TransformerGraph embedder(Signature signature) {
        return of(signature, wrong -> output(signature, wrong), TransformerGraph::checkEmbedding);
    }

    /**
     * One that gives {@code logits}, one a label, as {@code float[rows][labels]}; its dimension is the number of labels.
     *
     * @throws DomainException INVALID with one violation for everything that does not fit
     */
    public static TransformerGraph classifier(Signature signature) {
        return of(signature, wrong -> logits(signature, wrong), TransformerGraph::checkLogits);
    }

    private static TransformerGraph of(
            Signature signature, Function<List<Violation>, Tensor> chosen, BiConsumer<Tensor, List<Violation>> check) {
        var wrong = new ArrayList<Violation>();
        checkInputs(signature, wrong);
        var output = chosen.apply(wrong);
        if (output != null) check.accept(output, wrong);
        if (!wrong.isEmpty()) throw DomainException.invalid(wrong);
        var declared = output.shape().isEmpty() ? -1 : output.shape().getLast();
        return new TransformerGraph(
                signature.input(TYPES).isPresent(), output.name(), pooled(output), Math.clamp(declared, 0, Integer.MAX_VALUE));
    }

    private static void checkInputs(Signature signature, List<Violation> wrong) {
        for (var name : List.of(IDS, MASK)) {
            if (signature.input(name).isEmpty()) {
                wrong.add(new Violation("inputs." + name, "is missing; the graph takes " + names(signature.inputs())));
            }
        }
        for (var input : signature.inputs()) {
            var field = "inputs." + input.name();
            if (!INPUTS.contains(input.name())) {
                wrong.add(new Violation(field, "is nothing that a text can fill; known are " + List.of(IDS, MASK, TYPES)));
                continue;
            }
            if (!input.datatype().equals("INT64")) {
                wrong.add(new Violation(field, "must be INT64; it is " + input.datatype()));
            }
            if (!input.shape().isEmpty() && !input.shape().equals(List.of(-1L, -1L))) {
                wrong.add(new Violation(field, "must have two free axes, rows and tokens; its shape is " + input.shape()));
            }
        }
    }

    private static Tensor output(Signature signature, List<Violation> wrong) {
        if (signature.output(POOLED).isPresent()) return signature.output(POOLED).get();
        for (var name : BY_TOKEN) {
            if (signature.output(name).isPresent()) return signature.output(name).get();
        }
        if (signature.outputs().size() == 1) return signature.outputs().getFirst();
        wrong.add(new Violation("outputs", "needs one of [" + POOLED + ", " + String.join(", ", BY_TOKEN)
                + "]; the graph gives " + names(signature.outputs())));
        return null;
    }

    private static Tensor logits(Signature signature, List<Violation> wrong) {
        if (signature.output(LOGITS).isPresent()) return signature.output(LOGITS).get();
        if (signature.outputs().size() == 1) return signature.outputs().getFirst();
        wrong.add(new Violation("outputs", "needs '" + LOGITS + "'; the graph gives " + names(signature.outputs())));
        return null;
    }

    private static void checkLogits(Tensor output, List<Violation> wrong) {
        checkFloats(output, wrong);
        if (output.shape().size() == 2 || output.shape().isEmpty()) return;
        wrong.add(new Violation("outputs." + output.name(), "must be [rows, labels]; its shape is " + output.shape()));
    }

    private static void checkFloats(Tensor output, List<Violation> wrong) {
        if (FLOATS.contains(output.datatype())) return;
        wrong.add(new Violation("outputs." + output.name(), "must be FP32, FP16 or BF16; it is " + output.datatype()));
    }

    private static void checkEmbedding(Tensor output, List<Violation> wrong) {
        var field = "outputs." + output.name();
        checkFloats(output, wrong);
        var rank = output.shape().size();
        var fits = output.name().equals(POOLED) ? rank == 2 : BY_TOKEN.contains(output.name()) ? rank == 3 : rank == 2 || rank == 3;
        if (rank != 0 && !fits) {
            wrong.add(new Violation(field, "must be [rows, tokens, dimension] or, when it is pooled, [rows, dimension]; its shape is "
                    + output.shape()));
        }
    }

    /** By its rank; an undeclared one is what its name promises. */
    private static boolean pooled(Tensor output) {
        return output.shape().isEmpty() ? !BY_TOKEN.contains(output.name()) : output.shape().size() == 2;
    }

    private static List<String> names(List<Tensor> tensors) {
        return tensors.stream().map(Tensor::name).toList();
    }
}
