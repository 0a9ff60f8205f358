package io.understudy.serving.control;

import io.understudy.registry.control.Bundle;
import io.understudy.registry.control.GoldenExamples;
import io.understudy.registry.control.GoldenExamples.Example;
import java.util.List;
import java.util.Optional;

/**
 * What a version goes through before it serves: the golden examples of its bundle or, without any, inputs made for the
 * purpose, several times over, so that the first caller is answered as fast as the thousandth.
 */
final class Rehearsal {

    private static final int ROUNDS = 10;
    private static final long LONGEST_NANOS = 500_000_000;

    private Rehearsal() {}

    /** What speaks against the version; empty where nothing does. */
    static <I, O> String of(LoadedModel<I, O> model, Bundle bundle) {
        try {
            var golden = GoldenExamples.of(bundle);
            var inputs = golden.isPresent()
                    ? golden.get().examples().stream().map(e -> model.example(e.input())).toList()
                    : model.warmUps();
            var complaint = golden.flatMap(examples -> complaint(model, examples, inputs));
            if (complaint.isEmpty()) warm(model, inputs);
            return complaint.orElse("");
        } catch (RuntimeException e) {
            return "It cannot answer what it is tried with: " + e.getMessage();
        }
    }

    private static <I, O> Optional<String> complaint(LoadedModel<I, O> model, GoldenExamples golden, List<I> inputs) {
        for (int i = 0; i < inputs.size(); i++) {
            var difference = difference(model, inputs.get(i), golden.examples().get(i), golden);
            if (difference.isPresent()) return Optional.of("Golden example " + (i + 1) + ": " + difference.get() + ".");
        }
        return Optional.empty();
    }

    private static <I, O> Optional<String> difference(LoadedModel<I, O> model, I input, Example example, GoldenExamples golden) {
        try {
            var answer = model.shown(model.infer(input));
            return JsonDifference.between(example.output(), answer, golden.toleranceOf(example));
        } catch (RuntimeException e) {
            return Optional.of("fails with «" + e.getMessage() + "»");
        }
    }

    private static <I, O> void warm(LoadedModel<I, O> model, List<I> inputs) {
        long end = System.nanoTime() + LONGEST_NANOS;
        for (int round = 0; round < ROUNDS && System.nanoTime() < end; round++) {
            for (var input : inputs) model.infer(input);
        }
    }
}
