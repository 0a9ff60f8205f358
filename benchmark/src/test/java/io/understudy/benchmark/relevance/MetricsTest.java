package io.understudy.benchmark.relevance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {

    @Test
    void theWorkedExample() {
        // gains 7, 0, 1 at discounts 1, 1/log2(3), 1/2; ideal 7, 3, 1, 0: the grade 2 was missed
        var metrics = Metrics.of(List.of(3, 0, 1), List.of(0, 1, 2, 3));

        assertEquals(7.5 / (7 + 3 / (Math.log(3) / Math.log(2)) + 0.5), metrics.ndcg(), 1e-9);
        assertEquals(0.5, metrics.recall(), 0);
    }

    @Test
    void theBestOrderHasOne() {
        assertEquals(new Metrics(1, 1), Metrics.of(List.of(3, 2, 1), List.of(1, 2, 3, 0, 0)));
    }

    @Test
    void nothingFoundIsZero() {
        assertEquals(new Metrics(0, 0), Metrics.of(List.of(), List.of(3)));
    }

    @Test
    void onlyTheFirstTenCount() {
        var zeros = new java.util.ArrayList<>(java.util.Collections.nCopies(10, 0));
        zeros.add(3);

        assertEquals(new Metrics(0, 0), Metrics.of(zeros, zeros));
    }

    @Test
    void recallIsOverWhatTenPlacesCanHold() {
        var twenty = java.util.Collections.nCopies(20, 2);

        assertEquals(1, Metrics.of(twenty.subList(0, 10), twenty).recall(), 0);
    }
}
