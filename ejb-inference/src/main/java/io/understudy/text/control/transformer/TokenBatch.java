package io.understudy.text.control.transformer;

import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;

/** Token rows of one run, each padded on the right to the longest: the graph's three inputs, {@code int64[rows][width]}. */
public record TokenBatch(List<Row> rows, int width, long padding) {

    /** One text: its ids and the segment of each. */
    public record Row(long[] ids, long[] types) {

        public static final Row EMPTY = new Row(new long[0], new long[0]);

        public int length() {
            return ids.length;
        }
    }

    public static TokenBatch of(List<Row> rows, long padding) {
        return new TokenBatch(rows, rows.stream().mapToInt(Row::length).max().orElseThrow(), padding);
    }

    public long[] shape() {
        return new long[] {rows.size(), width};
    }

    public LongBuffer ids() {
        var values = new long[rows.size() * width];
        Arrays.fill(values, padding);
        for (var r = 0; r < rows.size(); r++) System.arraycopy(rows.get(r).ids, 0, values, r * width, rows.get(r).length());
        return LongBuffer.wrap(values);
    }

    public LongBuffer types() {
        var values = new long[rows.size() * width];
        for (var r = 0; r < rows.size(); r++) System.arraycopy(rows.get(r).types, 0, values, r * width, rows.get(r).length());
        return LongBuffer.wrap(values);
    }

    /** 1 for text, 0 for padding. */
    public LongBuffer mask() {
        var values = new long[rows.size() * width];
        for (var r = 0; r < rows.size(); r++) Arrays.fill(values, r * width, r * width + rows.get(r).length(), 1);
        return LongBuffer.wrap(values);
    }
}
