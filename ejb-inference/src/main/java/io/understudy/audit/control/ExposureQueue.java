package io.understudy.audit.control;

import io.understudy.audit.control.KnownUnits.Unit;
import io.understudy.experiment.entity.Exposure;
import io.understudy.experiment.entity.ExposureRow;
import io.understudy.wire.entity.Uuid7;
import java.util.UUID;

/** Takes each unit's first meeting with an arm on its way to the disk; what cannot be kept is taken again next time. */
final class ExposureQueue {

    private final EntryQueue queue;
    private final Tally tally;
    private final KnownUnits known;

    ExposureQueue(EntryQueue queue, Tally tally, KnownUnits known) {
        this.queue = queue;
        this.tally = tally;
        this.known = known;
    }

    /** Never waits and never fails. */
    void take(Unit unit, String arm, UUID prediction) {
        if (!known.add(unit)) return;
        var exposure = new Exposure(unit.experiment(), unit.unit(), arm, Uuid7.time(prediction), prediction);
        var entry = Entry.of(ExposureRow.of(exposure), false);
        entry.kept().whenComplete((kept, failure) -> {
            if (failure != null) known.forget(unit);
        });
        if (!put(entry)) {
            tally.drop(queue.isClosed() ? Drops.CLOSED : Drops.QUEUE_FULL, 1);
            known.forget(unit);
        }
    }

    private boolean put(Entry entry) {
        try {
            return queue.put(entry, entry.arrived());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
