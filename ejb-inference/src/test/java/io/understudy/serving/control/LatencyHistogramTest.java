package io.understudy.serving.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LatencyHistogramTest {

    private final LatencyHistogram histogram = new LatencyHistogram();

    /** 2^(4/4) µs is the bound of bucket 4: exactly 2 µs lies in it, one nanosecond more in the next. */
    @Test
    void bucketsEndAtQuarterPowersOfTwo() {
        assertEquals(0, LatencyHistogram.bucket(0));
        assertEquals(0, LatencyHistogram.bucket(1_000));
        assertEquals(1, LatencyHistogram.bucket(1_001));
        assertEquals(4, LatencyHistogram.bucket(2_000));
        assertEquals(5, LatencyHistogram.bucket(2_001));
        assertEquals(40, LatencyHistogram.bucket(1_024_000));
        assertEquals(2_000, LatencyHistogram.upperBound(4));
        assertEquals(127, LatencyHistogram.bucket(Long.MAX_VALUE));
    }

    /** Of 100 durations, 95 below 2 µs: the 95th in order is one of them, the 96th is not. */
    @Test
    void aQuantileIsTheBoundOfTheBucketThatHoldsIt() {
        for (int i = 0; i < 95; i++) histogram.record(1_900);
        for (int i = 0; i < 5; i++) histogram.record(1_000_000);
        var seen = histogram.snapshot();
        assertEquals(100, seen.count());
        assertEquals(2_000, seen.quantile(0.95));
        assertEquals(1_024_000, seen.quantile(0.96));
        assertEquals(0, LatencyHistogram.Snapshot.EMPTY.quantile(0.95));
    }

    @Test
    void aQuantileIsNineteenPercentOffAtMost() {
        for (long nanos = 1_001; nanos < 3_600_000_000_000L; nanos = nanos * 9 / 8) {
            var bound = LatencyHistogram.upperBound(LatencyHistogram.bucket(nanos));
            assertTrue(bound >= nanos && bound <= nanos * 1.19, nanos + " ns are told as " + bound);
        }
    }

    @Test
    void theDifferenceOfTwoLooksIsWhatHappenedBetweenThem() {
        histogram.record(5_000);
        var before = histogram.snapshot();
        histogram.record(1_000_000);
        var between = histogram.snapshot().since(before);
        assertEquals(1, between.count());
        assertEquals(1_024_000, between.quantile(0.5));
    }
}
