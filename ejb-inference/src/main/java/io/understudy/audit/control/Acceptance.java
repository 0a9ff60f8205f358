package io.understudy.audit.control;

import io.understudy.audit.control.LogPolicies.Durability;
import io.understudy.audit.control.LogPolicies.LogPolicy;
import io.understudy.audit.entity.CopyRow;
import io.understudy.failure.entity.DomainException;
import io.understudy.serving.control.InferenceCompleted;
import io.understudy.serving.entity.InferenceStatus;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Takes inferences into the queue. In {@code async} mode the answer never waits and never fails by the log: where there
 * is no room the record is dropped and counted. In {@code sync} mode the answer waits until its record is on a disk; past
 * the call's deadline, or where the record cannot be kept, the answer is refused, because it would be acknowledged
 * without a record. What failed is recorded without anyone waiting.
 */
final class Acceptance {

    private static final Logger LOG = Logger.getLogger(Acceptance.class.getName());

    private final EntryQueue queue;
    private final Tally tally;

    Acceptance(EntryQueue queue, Tally tally) {
        this.queue = queue;
        this.tally = tally;
    }

    void take(InferenceCompleted done, LogPolicy policy) {
        if (policy.durability() == Durability.OFF) return;
        var waits = policy.durability() == Durability.SYNC && done.status() == InferenceStatus.OK;
        var entry = entry(done, policy, waits);
        if (entry.isEmpty()) {
            if (waits) throw DomainException.unavailable("The prediction could not be recorded.", null);
            return;
        }
        try {
            if (waits) putAndAwait(entry.get(), done.deadline());
            else if (!queue.put(entry.get(), entry.get().arrived())) drop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (waits) throw DomainException.unavailable("The server is stopping.", e);
            drop();
        }
    }

    private Optional<Entry> entry(InferenceCompleted done, LogPolicy policy, boolean waits) {
        try {
            return Optional.of(Entry.of(CopyRow.of(Records.of(done, policy.keepsInput())), waits));
        } catch (RuntimeException e) {
            tally.drop(Drops.FAULT, 1);
            LOG.log(Level.WARNING, e, () -> "An inference of " + done.model() + " could not be recorded");
            return Optional.empty();
        }
    }

    private void drop() {
        tally.drop(queue.isClosed() ? Drops.CLOSED : Drops.QUEUE_FULL, 1);
    }

    private void putAndAwait(Entry entry, long deadline) throws InterruptedException {
        if (!queue.put(entry, deadline)) throw queue.isClosed() ? DomainException.unavailable("The server is stopping.", null) : late();
        try {
            entry.kept().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw late();
        } catch (ExecutionException e) {
            throw DomainException.unavailable("The prediction could not be recorded.", e.getCause());
        }
    }

    private DomainException late() {
        tally.late.increment();
        return DomainException.deadline("The prediction could not be recorded in time.");
    }
}
