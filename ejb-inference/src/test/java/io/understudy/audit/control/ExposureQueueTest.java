package io.understudy.audit.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.audit.control.KnownUnits.Unit;
import io.understudy.wire.entity.Uuid7;
import org.junit.jupiter.api.Test;

class ExposureQueueTest {

    private final EntryQueue queue = new EntryQueue(2, 1 << 20);
    private final Tally tally = new Tally();
    private final ExposureQueue exposures = new ExposureQueue(queue, tally, new KnownUnits(100));

    @Test
    void aUnitIsRecordedOnceForEachExperiment() {
        take("e", "u");
        take("e", "u");
        take("f", "u");
        assertEquals(2, queue.size());
    }

    @Test
    void whatCouldNotBeKeptIsTakenAgain() throws InterruptedException {
        take("e", "u");
        queue.take(1, 0).getFirst().kept().completeExceptionally(new IllegalStateException("no disk"));
        take("e", "u");
        assertEquals(1, queue.size());
    }

    @Test
    void whatFindsNoRoomIsCountedAndTakenAgain() throws InterruptedException {
        take("e", "1");
        take("e", "2");
        take("e", "3");
        assertEquals(1, tally.dropped(Drops.QUEUE_FULL));
        queue.take(2, 0);
        take("e", "3");
        assertEquals(1, queue.size());
    }

    @Test
    void knowsAtLeastAsManyAsItIsToldAndForgetsTheOldest() {
        var known = new KnownUnits(10);
        for (int i = 0; i < 25; i++) assertTrue(known.add(unit(i)));
        for (int i = 15; i < 25; i++) assertFalse(known.add(unit(i)), "the last ten");
        assertTrue(known.add(unit(0)), "the first is forgotten");
    }

    private static Unit unit(int number) {
        return new Unit("e", "u" + number);
    }

    private void take(String experiment, String unit) {
        exposures.take(new Unit(experiment, unit), "a", Uuid7.next());
    }
}
