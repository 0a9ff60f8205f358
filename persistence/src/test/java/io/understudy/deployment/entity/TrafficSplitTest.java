package io.understudy.deployment.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.deployment.entity.TrafficSplit.Share;
import io.understudy.failure.entity.DomainException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrafficSplitTest {

    private final TrafficSplit split =
            new TrafficSplit(List.of(new Share("v1", 7000), new Share("v2", 2000), new Share("v3", 1000)));

    @Test
    void laysItsRangesOutCumulatively() {
        assertEquals("v1", split.at(0));
        assertEquals("v1", split.at(0.6999));
        assertEquals("v2", split.at(0.7));
        assertEquals("v2", split.at(0.8999));
        assertEquals("v3", split.at(0.9));
        assertEquals("v3", split.at(0.9999));
    }

    @Test
    void sumsToExactlyTheWhole() {
        var short1 = assertThrows(
                DomainException.class, () -> new TrafficSplit(List.of(new Share("v1", 7000), new Share("v2", 2999))));
        assertEquals("split: must sum to 100 percent, not 99.99", short1.getMessage());
    }

    @Test
    void namesAVersionOnce() {
        assertThrows(
                DomainException.class, () -> new TrafficSplit(List.of(new Share("v1", 5000), new Share("v1", 5000))));
    }

    @Test
    void hasNoEmptyShares() {
        assertThrows(
                DomainException.class, () -> new TrafficSplit(List.of(new Share("v1", 10_000), new Share("v2", 0))));
        assertThrows(DomainException.class, () -> new TrafficSplit(List.of()));
    }
}
