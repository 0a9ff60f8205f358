package io.understudy.audit.control;

import io.understudy.audit.control.spool.RowSpool;
import io.understudy.database.entity.RefusedRowsException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Brings rows from the queue to a disk within a bounded time: one thread gathers batches, a few lanes write them to the
 * database, and what the database has not committed in time, or cannot take, is forced to the spool. A batch that reaches
 * both is no harm, because the spool is replayed by id.
 */
final class RowWriter {

    private static final Logger LOG = Logger.getLogger(RowWriter.class.getName());

    private final EntryQueue queue;
    private final RowStore store;
    private final RowSpool spool;
    private final Tally tally;
    private final Salvage salvage;
    private final WriterSettings settings;
    private final ScheduledExecutorService threads;
    private final Semaphore lanes;

    /** The database has failed and has not worked since; until it does everything goes to the spool. */
    private volatile boolean away;

    RowWriter(EntryQueue queue, RowStore store, RowSpool spool, Tally tally, WriterSettings settings, ScheduledExecutorService threads) {
        this.queue = queue;
        this.store = store;
        this.spool = spool;
        this.tally = tally;
        this.salvage = new Salvage(store, tally);
        this.settings = settings;
        this.threads = threads;
        this.lanes = new Semaphore(settings.lanes());
    }

    /** Runs until the queue is closed and empty, and the last batch is on a disk. */
    void run() {
        try {
            for (var entries = next(); !entries.isEmpty(); entries = next()) write(Batch.of(entries), deadline(entries));
            lanes.tryAcquire(settings.lanes(), 2 * settings.flush().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Entry> next() throws InterruptedException {
        return queue.take(settings.batch(), settings.gatherNanos());
    }

    private long deadline(List<Entry> entries) {
        return entries.getFirst().arrived() + settings.flush().toNanos();
    }

    private void write(Batch batch, long deadline) throws InterruptedException {
        if (away || !lanes.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            batch.settle();
            spool(batch);
            return;
        }
        long patience = Math.max(0, deadline - System.nanoTime());
        var alarm = threads.schedule(() -> giveUpWaiting(batch), patience, TimeUnit.NANOSECONDS);
        threads.execute(() -> {
            try {
                commit(batch);
            } finally {
                lanes.release();
                alarm.cancel(false);
            }
        });
    }

    private void commit(Batch batch) {
        try {
            store.write(batch.rows());
            if (!batch.settle()) return;
            tally.written.add(batch.size());
            batch.kept();
        } catch (RefusedRowsException e) {
            if (batch.settle()) rescue(batch);
        } catch (RuntimeException e) {
            away = true;
            if (batch.settle()) spool(batch);
            LOG.log(Level.FINE, "The database did not take records", e);
        }
    }

    /** One row spoils a batch: the others are kept, one half at a time. */
    private void rescue(Batch batch) {
        try {
            var refused = salvage.write(batch.rows());
            tally.written.add(batch.size() - refused.size());
            batch.keptBut(refused);
        } catch (RuntimeException e) {
            away = true;
            spool(batch);
        }
    }

    private void giveUpWaiting(Batch batch) {
        if (batch.settle()) spool(batch);
    }

    private void spool(Batch batch) {
        try {
            spool.append(batch.rows());
            tally.spooled.add(batch.size());
            batch.kept();
        } catch (IOException | RuntimeException e) {
            tally.drop(Drops.SPOOL_FAILED, batch.size());
            batch.lost(e);
            LOG.log(Level.FINE, "Records could not be spooled", e);
        }
    }

    boolean isAway() {
        return away;
    }

    void databaseIsBack() {
        away = false;
    }
}
