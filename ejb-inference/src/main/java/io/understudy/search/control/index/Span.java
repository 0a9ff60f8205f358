package io.understudy.search.control.index;

import io.understudy.search.control.SearchRequest.Range;
import io.understudy.search.entity.TalentProfile.AgeRange;

/** Whole numbers from {@code min} to {@code max}, both included; an open end is the lowest or highest there is. */
record Span(int min, int max) {

    static Span of(Range range) {
        return new Span(
                range.min() == null ? 0 : range.min(), range.max() == null ? Integer.MAX_VALUE : range.max());
    }

    /** Ends in the wrong order are taken in the right one. */
    static Span of(AgeRange ages) {
        return new Span(Math.min(ages.min(), ages.max()), Math.max(ages.min(), ages.max()));
    }

    /** @param text {@code 20-30}, with an open end left empty ({@code -5000}) */
    static Span parse(String text) {
        int dash = text.indexOf('-');
        var min = dash < 0 ? text : text.substring(0, dash);
        var max = dash < 0 ? text : text.substring(dash + 1);
        return new Span(
                min.isBlank() ? 0 : Integer.parseInt(min.strip()),
                max.isBlank() ? Integer.MAX_VALUE : Integer.parseInt(max.strip()));
    }

    boolean holds(int value) {
        return value >= min && value <= max;
    }

    boolean overlaps(Span other) {
        return min <= other.max && max >= other.min;
    }

    @Override
    public String toString() {
        return max == Integer.MAX_VALUE ? "from " + min : min + " to " + max;
    }
}
