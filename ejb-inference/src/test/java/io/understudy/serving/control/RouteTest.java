package io.understudy.serving.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.deployment.entity.TrafficSplit;
import io.understudy.deployment.entity.TrafficSplit.Share;
import io.understudy.failure.entity.DomainException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteTest {

    private final Route route = route(7000, 2000, 1000);

    @Test
    void aUnitSticksToItsVersion() {
        for (int i = 0; i < 1000; i++) {
            assertEquals(route.forUnit("user-" + i).id(), route.forUnit("user-" + i).id());
        }
    }

    @Test
    void growingTheLastShareMovesNoUnitThatIsInIt() {
        var ramped = route(6000, 2000, 2000);
        for (int i = 0; i < 10_000; i++) {
            if (route.forUnit("u" + i).id().equals("c")) assertEquals("c", ramped.forUnit("u" + i).id());
        }
    }

    /** χ² with 2 degrees of freedom: 13.8 is exceeded with probability 0.001. The units are fixed, so is the outcome. */
    @Test
    void sharesAHundredThousandUnitsAsTheSplitSays() {
        var counts = new HashMap<String, Integer>();
        for (int i = 0; i < 100_000; i++) counts.merge(route.forUnit("user-" + i).id(), 1, Integer::sum);
        var chiSquare = Math.pow(counts.get("a") - 70_000, 2) / 70_000
                + Math.pow(counts.get("b") - 20_000, 2) / 20_000
                + Math.pow(counts.get("c") - 10_000, 2) / 10_000;
        assertEquals(0, chiSquare, 13.8);
    }

    @Test
    void findsAVersionByIdLabelOrAlias() {
        assertEquals("b", route.named("b").id());
        assertEquals("b", route.named("v2").id());
        assertEquals("b", route.named("challenger").id());
        var unknown = assertThrows(DomainException.class, () -> route.named("v9"));
        assertEquals(DomainException.Kind.NOT_FOUND, unknown.kind());
    }

    private static Route route(int a, int b, int c) {
        var split = new TrafficSplit(List.of(new Share("a", a), new Share("b", b), new Share("c", c)));
        var versions = new HashMap<String, ServedVersion>();
        split.versions().forEach(id -> versions.put(id, Answering.version(id, new Answering(x -> x), () -> {})));
        return new Route("m", 1, split, versions, Map.of("v2", "b", "challenger", "b"));
    }
}
