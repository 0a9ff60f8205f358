package io.understudy.alerting.control;

import io.understudy.alerting.entity.Alert;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Alerts on their way to the table: written at once by another thread, and again and again while the database is away. */
final class AlertOutbox {

    private static final Logger LOG = Logger.getLogger(AlertOutbox.class.getName());
    private static final int MOST_WAITING = 1_000;

    private final ConcurrentLinkedDeque<Alert> waiting = new ConcurrentLinkedDeque<>();
    private final AtomicBoolean sending = new AtomicBoolean();
    private final Consumer<Alert> table;
    private final ScheduledExecutorService threads;
    private final Duration pause;

    /** @param pause between two attempts while the database is away */
    AlertOutbox(Consumer<Alert> table, ScheduledExecutorService threads, Duration pause) {
        this.table = table;
        this.threads = threads;
        this.pause = pause;
    }

    /** Neither waits nor throws. Past a thousand unwritten ones the oldest remains in the log only. */
    void put(Alert alert) {
        waiting.add(alert);
        if (waiting.size() > MOST_WAITING) waiting.poll();
        sendAfter(Duration.ZERO);
    }

    private void sendAfter(Duration delay) {
        if (!sending.compareAndSet(false, true)) return;
        try {
            threads.schedule(this::send, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            sending.set(false);
            LOG.log(Level.WARNING, "The server is stopping; alerts remain in this log only", e);
        }
    }

    private void send() {
        var again = pause;
        try {
            for (var alert = waiting.peek(); alert != null; alert = waiting.peek()) {
                table.accept(alert);
                waiting.remove(alert);
            }
            again = Duration.ZERO;
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "Alerts cannot be kept now", e);
        } finally {
            sending.set(false);
        }
        if (!waiting.isEmpty()) sendAfter(again);
    }
}
