package io.understudy.search.control.embedding;

import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;

/** Token rows of one run, each padded on the right to the longest: the graph's three inputs, {@code int64[rows][width]}. */
record TokenBatch(List<Row> rows, int width, long padding) {

    /** One text: its ids and the segment of each. */
    record Row(long[] ids, long[] types) {

        static final Row EMPTY = new Row(new long[0], new long[0]);

        int length() {
            return ids.length;
        }
    }

    static TokenBatch of(List<Row> rows, long padding) {
        return new TokenBatch(rows, rows.stream().mapToInt(Row::length).max().orElseThrow(), padding);
    }

    long[] shape() {
        return new long[] {rows.size(), width};
    }

    LongBuffer ids() {
        var values = new long[rows.size() * width];
        Arrays.fill(values, padding);
        for (var r = 0; r < rows.size(); r++) System.arraycopy(rows.get(r).ids, 0, values, r * width, rows.get(r).length());
        return LongBuffer.wrap(values);
    }

    LongBuffer types() {
        var values = new long[rows.size() * width];
        for (var r = 0; r < rows.size(); r++) System.arraycopy(rows.get(r).types, 0, values, r * width, rows.get(r).length());
        return LongBuffer.wrap(values);
    }

    /** 1 for text, 0 for padding. */
    LongBuffer mask() {
        var values = new long[rows.size() * width];
        for (var r = 0; r < rows.size(); r++) Arrays.fill(values, r * width, r * width + rows.get(r).length(), 1);
        return LongBuffer.wrap(values);
    }
}
