package io.understudy.search.control.index;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The ranges in which facets count numbers. */
final class Bands {

    /** Playing ages, in years. */
    static final List<Span> AGES = from(0, 13, 18, 26, 36, 46, 61);

    /** Day rates, in INR. */
    static final List<Span> RATES = from(0, 5_000, 15_000, 30_000, 60_000, 100_000);

    private Bands() {}

    private static List<Span> from(int... starts) {
        return IntStream.range(0, starts.length)
                .mapToObj(i -> new Span(starts[i], i + 1 < starts.length ? starts[i + 1] - 1 : Integer.MAX_VALUE))
                .toList();
    }

    /** The names of those that hold some number of the span: {@code 18-25}, {@code 61+}. */
    static Stream<String> of(List<Span> bands, Span span) {
        return bands.stream().filter(span::overlaps).map(Bands::name);
    }

    private static String name(Span band) {
        return band.max() == Integer.MAX_VALUE ? band.min() + "+" : band.min() + "-" + band.max();
    }
}
