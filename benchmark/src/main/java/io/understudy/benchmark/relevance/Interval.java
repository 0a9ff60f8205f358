package io.understudy.benchmark.relevance;

/** Whole numbers from {@code min} to {@code max}, both included. */
record Interval(int min, int max) {

    /** Reads {@code 20-30}, {@code 5-} or {@code -20000}. */
    static Interval parse(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            throw new IllegalArgumentException("An interval is min-max, not '" + text + "'");
        }
        var low = text.substring(0, dash);
        var high = text.substring(dash + 1);
        return new Interval(
                low.isEmpty() ? 0 : Integer.parseInt(low), high.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(high));
    }

    boolean overlaps(int otherMin, int otherMax) {
        return min <= otherMax && otherMin <= max;
    }
}
