package io.understudy.text.control.transformer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Splits many texts into runs of like length, so that little is padded, and of bounded size, so that memory is. */
public final class LengthOrder {

    public static final int MOST_ROWS = 32;

    /** Padding counted. Activations of the largest usual models then stay in the tens of megabytes. */
    public static final int MOST_TOKENS = 4096;

    private LengthOrder() {}

    /** @return places in {@code lengths}, each once, the longest texts first; empty texts are left out */
    public static List<List<Integer>> runs(int[] lengths) {
        var order = IntStream.range(0, lengths.length)
                .filter(i -> lengths[i] > 0)
                .boxed()
                .sorted((a, b) -> Integer.compare(lengths[b], lengths[a]))
                .toList();
        var runs = new ArrayList<List<Integer>>();
        for (var from = 0; from < order.size(); ) {
            var rows = Math.clamp(MOST_TOKENS / lengths[order.get(from)], 1, MOST_ROWS);
            var to = Math.min(from + rows, order.size());
            runs.add(order.subList(from, to));
            from = to;
        }
        return runs;
    }
}
