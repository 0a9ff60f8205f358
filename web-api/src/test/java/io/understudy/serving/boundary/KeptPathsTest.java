package io.understudy.serving.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.deployment.control.DeploymentOrder;
import io.understudy.deployment.entity.TrafficSplit;
import io.understudy.failure.entity.DomainException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptPathsTest {

    @Test
    void aVersionToComeBackIsNeverTakenForARevision() {
        assertEquals("id-of-7", new RetrainRollback("7").order(name -> "id-of-" + name).to());
        assertNull(new RetrainRollback(null).order(name -> "id-of-" + name).to());
    }

    @Test
    void aShareIsRefusedByTheNameThatItsCallerSent() {
        assertEquals(0, new BigDecimal("12.5").compareTo(share("0.12500").percent()));
        assertEquals("traffic_percentage: must have at most four decimals", refusal(() -> share("0.00015").percent()).getMessage());
        var others = refusal(() -> TrafficSplit.whole("a").with("a", 5_000));
        assertEquals("traffic_percentage", SwitchRequest.inItsWords(others).violations().getFirst().field());
        var another = DomainException.notFound("version", "v9");
        assertSame(another, SwitchRequest.inItsWords(another));
    }

    @Test
    void aCanaryWithNothingBesideItIsRefusedByTheModeThatItsCallerSent() {
        var order = new RetrainDeployment("v1", DeploymentOrder.Mode.CANARY).order();
        var refusals = List.of(refusal(() -> order.plan(null, name -> name)), refusal(() -> order.plan(TrafficSplit.whole("v1"), name -> name)));
        for (var percent : refusals) {
            var refusal = RetrainDeployment.inItsWords(percent);
            assertEquals(DomainException.Kind.INVALID, refusal.kind());
            assertEquals("mode: must be full, as no other version is in service that a canary could stand beside", refusal.getMessage());
        }
        var another = DomainException.notFound("version", "v9");
        assertSame(another, RetrainDeployment.inItsWords(another));
    }

    private static SwitchRequest share(String share) {
        return new SwitchRequest("v1", new BigDecimal(share));
    }

    private static DomainException refusal(Runnable work) {
        return assertThrows(DomainException.class, work::run);
    }
}
