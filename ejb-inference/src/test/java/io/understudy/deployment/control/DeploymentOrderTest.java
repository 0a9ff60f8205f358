package io.understudy.deployment.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.deployment.control.DeploymentOrder.Mode;
import io.understudy.deployment.control.DeploymentOrder.ShadowOrder;
import io.understudy.deployment.entity.DeploymentPlan.Kind;
import io.understudy.deployment.entity.Shadow;
import io.understudy.deployment.entity.TrafficSplit;
import io.understudy.deployment.entity.TrafficSplit.Share;
import io.understudy.failure.entity.DomainException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeploymentOrderTest {

    private static final TrafficSplit PRESENT =
            new TrafficSplit(List.of(new Share("a", 7000), new Share("b", 2000), new Share("c", 1000)));

    @Test
    void aSplitIsTakenAsItIs() {
        var plan = order(null, Map.of("x", "100"), null, null).plan(PRESENT, name -> name + "-id");
        assertEquals(TrafficSplit.whole("x-id"), plan.split());
        assertEquals(Kind.DEPLOY, plan.kind());
    }

    @Test
    void fullMeansEverythingToOneVersion() {
        assertEquals(TrafficSplit.whole("b"), order(Mode.FULL, null, "b", null).plan(PRESENT, x -> x).split());
    }

    /** 90 % among 70 : 20 : 10 are 63, 18 and 9. */
    @Test
    void aCanaryTakesItsPartFromAllInProportion() {
        var plan = order(Mode.CANARY, null, "d", "10").plan(PRESENT, x -> x);
        assertEquals(Kind.CANARY, plan.kind());
        assertEquals(
                List.of(new Share("a", 6300), new Share("b", 1800), new Share("c", 900), new Share("d", 1000)),
                plan.split().shares());
    }

    @Test
    void theFirstVersionOfAModelCanOnlyTakeEverything() {
        assertEquals(TrafficSplit.whole("a"), order(Mode.CANARY, null, "a", "100").plan(null, x -> x).split());
        assertThrows(DomainException.class, () -> order(Mode.CANARY, null, "a", "10").plan(null, x -> x));
    }

    @Test
    void aShadowIsAVersionThatAnswersNobody() {
        var shadow = new ShadowOrder("d", new BigDecimal("2.5"));
        var order = new DeploymentOrder(Mode.FULL, null, "a", null, shadow, null, null);
        assertEquals(new Shadow("d", 250), order.plan(PRESENT, x -> x).shadow());
        assertThrows(DomainException.class, () -> order.plan(PRESENT, x -> "a"));
    }

    @Test
    void whatDoesNotGoTogetherIsRefusedByName() {
        refuses("split", order(null, null, null, null));
        refuses("split", order(Mode.FULL, Map.of("a", "100"), "a", null));
        refuses("version", order(Mode.FULL, null, null, null));
        refuses("version", order(null, Map.of("a", "100"), "a", null));
        refuses("percent", order(Mode.CANARY, null, "a", null));
        refuses("percent", order(Mode.FULL, null, "a", "10"));
        refuses("percent", order(Mode.CANARY, null, "a", "0.125"));
    }

    private static void refuses(String field, DeploymentOrder order) {
        var refusal = assertThrows(DomainException.class, () -> order.plan(PRESENT, x -> x));
        assertEquals(field, refusal.violations().getFirst().field());
    }

    private static DeploymentOrder order(Mode mode, Map<String, String> split, String version, String percent) {
        var percents = split == null ? null : new LinkedHashMap<String, BigDecimal>();
        if (split != null) split.forEach((name, p) -> percents.put(name, new BigDecimal(p)));
        return new DeploymentOrder(mode, percents, version, percent == null ? null : new BigDecimal(percent), null, null, null);
    }
}
