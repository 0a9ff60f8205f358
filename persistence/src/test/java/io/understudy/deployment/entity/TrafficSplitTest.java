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

    /** 6,667 among 7000 : 2000 : 1000 are 4666.9, 1333.4 and 666.7: the two missing points go to .9 and .7. */
    @Test
    void givesOneVersionAShareAndTheOthersTheRestByLargestRemainder() {
        var split = new TrafficSplit(List.of(new Share("a", 7000), new Share("b", 2000), new Share("c", 1000)));
        assertEquals(
                List.of(new Share("a", 4667), new Share("b", 1333), new Share("c", 667), new Share("d", 3333)),
                split.with("d", 3333).shares());
        assertEquals(List.of(new Share("a", 4375), new Share("b", 5000), new Share("c", 625)), split.with("b", 5000).shares());
        assertEquals(TrafficSplit.whole("d"), split.with("d", 10_000));
    }

    @Test
    void aVersionThatIsLeftWithNothingGoes() {
        var split = new TrafficSplit(List.of(new Share("a", 9999), new Share("b", 1)));
        assertEquals(List.of(new Share("a", 1), new Share("c", 9999)), split.with("c", 9999).shares());
        assertThrows(DomainException.class, () -> TrafficSplit.whole("a").with("a", 5000));
    }

    @Test
    void theLargestShareLeadsAndOfEqualOnesTheLowestId() {
        assertEquals("b", new TrafficSplit(List.of(new Share("a", 3000), new Share("b", 4000), new Share("c", 3000))).leading());
        assertEquals("a", new TrafficSplit(List.of(new Share("c", 4000), new Share("a", 4000), new Share("b", 2000))).leading());
    }

    @Test
    void sumsToTheWholeWhateverTheShares() {
        var random = new java.util.Random(7);
        for (int i = 0; i < 10_000; i++) {
            int first = 1 + random.nextInt(9_997);
            int second = 1 + random.nextInt(9_999 - first);
            var split = new TrafficSplit(List.of(new Share("a", first), new Share("b", second), new Share("c", 10_000 - first - second)));
            int share = 1 + random.nextInt(10_000);
            assertEquals(10_000, split.with("d", share).shares().stream().mapToInt(Share::basisPoints).sum());
        }
    }
}
