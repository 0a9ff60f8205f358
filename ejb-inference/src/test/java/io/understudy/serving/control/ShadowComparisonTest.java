package io.understudy.serving.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.understudy.deployment.entity.TrafficSplit;
import io.understudy.serving.control.Route.Shadowing;
import io.understudy.serving.control.ShadowComparison.Measure;
import io.understudy.wire.entity.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShadowComparisonTest {

    private final ShadowComparison comparison = new ShadowComparison();

    @Test
    void tellsMeansMaximaAndTheDifferenceInLatency() {
        comparison.compared(Map.of("agreement", 1.0), 1_000_000, 3_000_000);
        comparison.compared(Map.of("agreement", 0.0), 1_000_000, 2_000_000);
        comparison.failed();
        comparison.dropped();
        var seen = comparison.snapshot();
        assertEquals(2, seen.compared());
        assertEquals(1, seen.failed());
        assertEquals(1, seen.dropped());
        assertEquals(new Measure(2, 0.5, 1.0), seen.measures().get("agreement"));
        assertEquals(1.5, seen.meanLatencyDifferenceMs());
    }

    /** Means and maxima are of the two answers that have a difference: 1 and 3. */
    @Test
    void countsApartWhatHasNoFiniteDifference() throws JsonProcessingException {
        comparison.compared(Map.of("difference", 1.0, "agreement", 1.0), 1, 1);
        comparison.compared(Map.of("difference", Double.NaN, "agreement", 0.0), 1, 1);
        comparison.compared(Map.of("difference", Double.POSITIVE_INFINITY, "agreement", 0.0), 1, 1);
        comparison.compared(Map.of("difference", 3.0, "agreement", 1.0), 1, 1);
        var seen = comparison.snapshot();
        assertEquals(4, seen.compared());
        assertEquals(2, seen.incomparable());
        assertEquals(new Measure(2, 2.0, 3.0), seen.measures().get("difference"));
        assertEquals(new Measure(4, 0.5, 1.0), seen.measures().get("agreement"));
        var json = Json.MAPPER.readTree(Json.MAPPER.writeValueAsString(seen));
        assertTrue(json.at("/measures/difference/max").isNumber(), json.toString());
    }

    /** 20 % of 10,000 units are 2,000; a binomial's standard deviation is 40. */
    @Test
    void aShareOfTheUnitsIsShadowedAlwaysTheSameAndOfEveryVersion() {
        var shadow = new Shadowing(version("c"), 2_000, comparison);
        var versions = Map.of("a", version("a"), "b", version("b"));
        var split = new TrafficSplit(List.of(new TrafficSplit.Share("a", 5_000), new TrafficSplit.Share("b", 5_000)));
        var route = new Route("m", 1, split, versions, Map.of(), shadow);
        int shadowed = 0;
        int ofA = 0;
        for (int i = 0; i < 10_000; i++) {
            if (route.shadowFor("u" + i).isEmpty()) continue;
            shadowed++;
            if (route.forUnit("u" + i).id().equals("a")) ofA++;
        }
        assertEquals(2_000, shadowed, 160);
        assertEquals(shadowed / 2.0, ofA, 90);
        assertFalse(route.versions().containsKey("c"));
        assertTrue(new Route("m", 1, split, versions, Map.of()).shadowFor("u1").isEmpty());
    }

    private static ServedVersion version(String id) {
        return Answering.version(id, new Answering(x -> x), () -> {});
    }
}
