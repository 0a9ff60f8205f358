package io.understudy.serving.control;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.deployment.entity.TrafficSplit;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptRoutesTest {

    private long now;
    private final KeptRoutes kept = new KeptRoutes(Duration.ofNanos(100), () -> now);

    @Test
    void keepsTheLastOneForItsTime() {
        var first = route("a", 1);
        kept.keep(first);
        now = 99;
        kept.releaseExpired();
        assertFalse(isClosed(first));
        now = 100;
        kept.releaseExpired();
        assertTrue(isClosed(first));
    }

    @Test
    void theNextTakesItsPlace() {
        var first = route("a", 1);
        var second = route("b", 2);
        kept.keep(first);
        kept.keep(second);
        assertTrue(isClosed(first));
        assertFalse(isClosed(second));
        kept.close();
        assertTrue(isClosed(second));
    }

    @Test
    void withoutTimeNothingIsKept() {
        var route = route("a", 1);
        new KeptRoutes(Duration.ZERO, () -> now).keep(route);
        assertTrue(isClosed(route));
    }

    private static Route route(String id, int revision) {
        var version = Answering.version(id, new Answering(x -> x), () -> {});
        return new Route("m", revision, TrafficSplit.whole(id), Map.of(id, version), Map.of());
    }

    private static boolean isClosed(Route route) {
        return route.versions().values().stream().allMatch(v -> ((Answering) v.model()).closed.get());
    }
}
