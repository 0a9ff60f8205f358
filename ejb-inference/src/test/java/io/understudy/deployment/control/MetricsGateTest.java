package io.understudy.deployment.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.deployment.entity.TrafficSplit;
import io.understudy.deployment.entity.TrafficSplit.Share;
import io.understudy.registry.entity.Evaluation;
import io.understudy.registry.entity.Tolerance;
import io.understudy.registry.entity.Tolerance.Better;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsGateTest {

    private static final TrafficSplit BEFORE = new TrafficSplit(List.of(new Share("a", 6_000), new Share("b", 4_000)));
    private static final Evaluation SERVING = new Evaluation("a", Map.of("accuracy", 0.9, "latency", 10.0));

    @Test
    void judgesThoseThatDoNotServeYet() {
        var next = new TrafficSplit(List.of(new Share("b", 5_000), new Share("c", 2_500), new Share("d", 2_500)));
        assertEquals(List.of("c", "d"), MetricsGate.newcomers(next, BEFORE));
        assertEquals(List.of(), MetricsGate.newcomers(TrafficSplit.whole("b"), BEFORE));
    }

    @Test
    void saysAllThatSpeaksAgainstAnyOfThem() {
        var tolerances = List.of(new Tolerance("accuracy", Better.UP, 0.1), new Tolerance("latency", Better.DOWN, 1.0));
        var good = new Evaluation("c", Map.of("accuracy", 0.85, "latency", 5.0));
        var bad = new Evaluation("d", Map.of("accuracy", 0.7, "latency", 12.0));
        assertEquals("", MetricsGate.complaint(tolerances, List.of(good), SERVING));
        assertEquals("Version d: metric accuracy is 0.7, and 0.9 of a, which it replaces; it may be worse by 0.1."
                        + " Version d: metric latency is 12.0, and 10.0 of a, which it replaces; it may be worse by 1.0.",
                MetricsGate.complaint(tolerances, List.of(good, bad), SERVING));
        assertEquals("", MetricsGate.complaint(List.of(), List.of(bad), SERVING));
    }
}
