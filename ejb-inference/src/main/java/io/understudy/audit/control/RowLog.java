package io.understudy.audit.control;

import io.understudy.alerting.entity.Severity;
import io.understudy.audit.control.spool.RowSpool;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Queue, writer, spool and drain at work together, from their start to their end. */
final class RowLog implements AutoCloseable {

    /** Who is told what the operators should look at; the kind is {@code dropped} or {@code spooling}. */
    interface Alarm {
        void raise(Severity severity, String kind, String message);
    }

    private static final Logger LOG = Logger.getLogger(RowLog.class.getName());
    private static final long TICK_MILLIS = 500;
    private static final long LONGEST_STOP_SECONDS = 10;

    /** Besides the lanes: the gatherer, the drain, and two that bring to the spool what the database is too slow for. */
    private static final int OTHER_THREADS = 4;

    private final Tally tally = new Tally();
    private final EntryQueue queue;
    private final RowSpool spool;
    private final ScheduledExecutorService threads;
    private final SpoolDrain drain;
    private final DropAlarm drops;
    private final Future<?> gathering;

    RowLog(RowStore store, RowSpool spool, WriterSettings settings, ThreadFactory factory, Alarm alarm) {
        this.queue = new EntryQueue(settings.queueRecords(), settings.queueBytes());
        this.spool = spool;
        this.threads = Executors.newScheduledThreadPool(settings.lanes() + OTHER_THREADS, factory);
        var writer = new RowWriter(queue, store, spool, tally, settings, threads);
        this.drops = new DropAlarm(tally, text -> alarm.raise(Severity.CRITICAL, "dropped", text));
        this.drain = new SpoolDrain(
                spool, store, writer, tally, settings.batch(), text -> alarm.raise(Severity.WARNING, "spooling", text));
        this.gathering = threads.submit(writer::run);
        threads.scheduleWithFixedDelay(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    EntryQueue queue() {
        return queue;
    }

    Tally tally() {
        return tally;
    }

    RowSpool spool() {
        return spool;
    }

    void every(long millis, Runnable work) {
        threads.scheduleWithFixedDelay(work, 0, millis, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            drops.check(System.nanoTime());
            drain.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The spool of records was not drained", e);
        }
    }

    /** What is in the queue reaches a disk first, as far as that can be done within seconds. */
    @Override
    public void close() {
        queue.close();
        try {
            awaitLastBatch();
            threads.shutdown();
            if (!threads.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) threads.shutdownNow();
            spool.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The spool of records was not closed", e);
        }
    }

    private void awaitLastBatch() throws InterruptedException {
        try {
            gathering.get(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.WARNING, "The last records were not all written", e);
        }
    }
}
