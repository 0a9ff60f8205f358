package io.understudy.benchmark.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.benchmark.server.Served;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SplitReportTest {

    private static final List<Served> SERVED =
            List.of(new Served("v1", "id-1", 70), new Served("v2", "id-2", 20), new Served("v3", "id-3", 10));

    private static Map<String, String> answered(int v1, int v2, int v3) {
        var answered = new HashMap<String, String>();
        for (int i = 0; i < v1 + v2 + v3; i++) answered.put("user-" + i, i < v1 ? "v1" : i < v1 + v2 ? "v2" : "v3");
        return answered;
    }

    /** (690−700)²/700 + (210−200)²/200 + 0 = 9/14; with two degrees of freedom p = exp(−χ²/2). */
    @Test
    void theStatisticIsPearsons() {
        var report = SplitReport.of(SERVED, answered(690, 210, 100), 0, 0);
        assertEquals(9.0 / 14, report.chiSquare(), 1e-12);
        assertEquals(Math.exp(-9.0 / 28), report.pValue(), 1e-12);
        assertTrue(report.table().contains("p = 0.725: an exact split departs this far or farther 73 times in 100"));
    }

    /** χ² = 60²/700 + 60²/200 = 23.14…, p = 9.4e-6. */
    @Test
    void aWrongSplitIsCalledSo() {
        var report = SplitReport.of(SERVED, answered(640, 260, 100), 0, 0);
        assertEquals(3600.0 / 700 + 18, report.chiSquare(), 1e-12);
        assertTrue(report.table().contains("hardly one"));
    }

    @Test
    void anotherVersionEndsTheCount() {
        assertThrows(IllegalStateException.class, () -> SplitReport.of(SERVED.subList(0, 2), answered(1, 1, 1), 0, 0));
    }
}
