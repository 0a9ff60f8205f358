package io.understudy.text.control.transformer;

import io.understudy.failure.entity.DomainException;
import io.understudy.text.control.transformer.TokenBatch.Row;
import java.util.function.Consumer;

/** What hardly a text contains but a tokenizer and its settings allow; a graph that serves must take it. */
public final class Extremes {

    private Extremes() {}

    /**
     * @param highest id that the tokenizer gives
     * @param lengthField where a bundle sets the longest row
     * @param longest row, in tokens
     * @param run of one row
     * @throws DomainException INVALID if the run fails on the highest id or on a row of the full length
     */
    public static void require(long highest, String lengthField, int longest, Consumer<Row> run) {
        require(BundleTokenizer.FILE, "the graph cannot take its highest id, " + highest, new Row(new long[] {highest}, new long[1]), run);
        require(lengthField, "the graph cannot take " + longest + " tokens", new Row(new long[longest], new long[longest]), run);
    }

    private static void require(String field, String failure, Row row, Consumer<Row> run) {
        try {
            run.accept(row);
        } catch (DomainException e) {
            throw DomainException.invalid(field, failure + ": " + e.getMessage());
        }
    }
}
