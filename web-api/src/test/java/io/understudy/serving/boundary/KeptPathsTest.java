package io.understudy.serving.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.deployment.entity.TrafficSplit;
import io.understudy.failure.entity.DomainException;
import java.math.BigDecimal;
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

    private static SwitchRequest share(String share) {
        return new SwitchRequest("v1", new BigDecimal(share));
    }

    private static DomainException refusal(Runnable work) {
        return assertThrows(DomainException.class, work::run);
    }
}
