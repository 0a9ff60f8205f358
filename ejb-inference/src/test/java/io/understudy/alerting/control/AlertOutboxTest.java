package io.understudy.alerting.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.alerting.entity.Alert;
import io.understudy.alerting.entity.AlertTable;
import io.understudy.alerting.entity.Severity;
import io.understudy.database.entity.Database;
import io.understudy.failure.entity.DomainException;
import io.understudy.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AlertOutboxTest {

    private static final Duration PAUSE = Duration.ofMillis(5);

    private final Alert first = Alert.of(Severity.CRITICAL, "log.dropped", null, "3 records were dropped.");
    private final Alert second = Alert.of(Severity.WARNING, "deployment.failed", "small", "It failed.");

    @Test
    void keepsAlertsOnceAndListsTheNewestFirst() {
        var table = new AlertTable(new Database(TestDatabase.create(), Duration.ofSeconds(30)));
        table.add(first);
        table.add(second);
        table.add(first);
        assertEquals(List.of(second, first), table.page(AlertTable.NEWEST, 10));
        assertEquals(List.of(first), table.page(second.id(), 10));
        assertNull(table.page(second.id(), 1).getFirst().model());
    }

    @Test
    void triesAgainInOrderWhileTheDatabaseIsAway() throws InterruptedException {
        var attempts = new AtomicInteger();
        var kept = new LinkedBlockingQueue<Alert>();
        try (var threads = Executors.newSingleThreadScheduledExecutor()) {
            var outbox = new AlertOutbox(alert -> {
                if (attempts.incrementAndGet() <= 3) throw DomainException.unavailable("away", null);
                kept.add(alert);
            }, threads, PAUSE);
            outbox.put(first);
            outbox.put(second);
            assertEquals(first, kept.poll(30, TimeUnit.SECONDS));
            assertEquals(second, kept.poll(30, TimeUnit.SECONDS));
            assertEquals(5, attempts.get());
            assertTrue(kept.isEmpty());
        }
    }

    @Test
    void cutsAMessageThatIsTooLongForTheTable() {
        assertEquals(2000, Alert.of(Severity.INFO, "k", null, "x".repeat(3000)).message().length());
    }
}
