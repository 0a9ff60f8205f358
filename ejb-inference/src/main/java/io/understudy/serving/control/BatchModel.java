package io.understudy.serving.control;

import java.util.List;

/**
 * A model that can answer several callers in one run. Those that wait for the same version when a slot becomes free are
 * run together, up to {@link #mostRows}; nobody waits for others to come.
 */
public interface BatchModel<I, O> extends LoadedModel<I, O> {

    /** One output for each input, in their order. */
    record Run<O>(List<O> outputs, StageTimes times) {
        public Run {
            outputs = List.copyOf(outputs);
        }
    }

    /** Rows that one run may have; 1 where callers are never put together. */
    int mostRows();

    int rows(I input);

    /** Whether two checked inputs differ in nothing that keeps them out of one run. */
    boolean fitTogether(I one, I other);

    /**
     * @param inputs checked; several only if they fit together
     * @throws io.understudy.failure.entity.DomainException if the run fails; each input is then run alone
     */
    Run<O> run(List<I> inputs);

    @Override
    default O infer(I input) {
        return run(List.of(checked(input))).outputs().getFirst();
    }
}
