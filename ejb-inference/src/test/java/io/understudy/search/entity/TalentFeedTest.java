package io.understudy.search.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.database.entity.Database;
import io.understudy.search.entity.TalentFeed.Change;
import io.understudy.search.entity.TalentFeed.Changes;
import io.understudy.testing.Profiles;
import io.understudy.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TalentFeedTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private DataSource source;
    private TalentTable talents;
    private TalentFeed feed;

    @BeforeEach
    void newDatabase() {
        source = TestDatabase.create();
        var database = new Database(source, Duration.ofSeconds(30));
        talents = new TalentTable(database);
        feed = new TalentFeed(database);
    }

    @Test
    void anEmptyDatabaseHasNoChangesAndIsLevelAtOnce() {
        var changes = feed.since(FeedPosition.START, 10);
        assertEquals(List.of(), changes.changes());
        assertTrue(changes.next().isLevel());
    }

    @Test
    void aChangeIsReadOnce() {
        talents.put(Profiles.named("a", "Asha"));
        var first = feed.since(FeedPosition.START, 10);
        assertEquals(List.of("a"), ids(first));
        assertEquals("Asha", first.changes().getFirst().profile().orElseThrow().name());
        assertEquals(List.of(), ids(feed.since(first.next(), 10)));
    }

    @Test
    void aDeletedTalentIsAChangeWithoutAProfile() {
        talents.put(Profiles.named("a", "Asha"));
        var position = feed.since(FeedPosition.START, 10).next();
        assertTrue(talents.delete("a", NOW));
        var changes = feed.since(position, 10).changes();
        assertEquals(List.of("a"), changes.stream().map(Change::id).toList());
        assertTrue(changes.getFirst().profile().isEmpty());
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        IntStream.range(0, 25).forEach(i -> talents.put(Profiles.named("t" + i, "Talent " + i)));
        var seen = new ArrayList<String>();
        var sizes = new ArrayList<Integer>();
        var position = FeedPosition.START;
        do {
            var page = feed.since(position, 10);
            assertEquals(25 - seen.size(), feed.pending(position));
            seen.addAll(ids(page));
            sizes.add(page.changes().size());
            position = page.next();
        } while (!position.isLevel());
        assertEquals(List.of(10, 10, 5), sizes);
        assertEquals(25, seen.stream().distinct().count());
        assertEquals(0, feed.pending(position));
    }

    @Test
    void aTransactionThatBeganFirstAndCommitsLastIsNotMissed() throws SQLException {
        try (var late = begin()) {
            write(late, Profiles.named("late", "Late"));
            talents.put(Profiles.named("early", "Early"));
            var first = feed.since(FeedPosition.START, 10);
            assertEquals(List.of("early"), ids(first));
            assertEquals(List.of(), ids(feed.since(first.next(), 10)), "what was read stays read while the other runs");

            late.commit();

            var second = feed.since(first.next(), 10);
            assertEquals(List.of("late"), ids(second));
            assertEquals(List.of(), ids(feed.since(second.next(), 10)));
        }
    }

    @Test
    void aTransactionThatCommitsDuringAPassComesInTheNextOne() throws SQLException {
        try (var late = begin()) {
            write(late, Profiles.named("late", "Late"));
            talents.put(Profiles.named("a", "Asha"));
            talents.put(Profiles.named("b", "Bina"));
            var page1 = feed.since(FeedPosition.START, 1);
            assertEquals(List.of("a"), ids(page1));
            late.commit();
            talents.put(Profiles.named("a", "Asha again"));
            var page2 = feed.since(page1.next(), 10);
            assertEquals(List.of("b"), ids(page2));
            assertTrue(page2.next().isLevel());
            assertEquals(List.of("late", "a"), ids(feed.since(page2.next(), 10)));
        }
    }

    @Test
    void aRowThatAnOlderTransactionOverwritesLaterIsReadAgain() throws SQLException {
        try (var old = begin()) {
            write(old, Profiles.named("other", "Other"));
            talents.put(Profiles.named("a", "Newer transaction, earlier write"));
            var first = feed.since(FeedPosition.START, 10);
            write(old, Profiles.named("a", "Older transaction, later write"));
            old.commit();
            var second = feed.since(first.next(), 10);
            assertEquals(List.of("a", "other"), ids(second));
            var rewritten = second.changes().getFirst();
            assertEquals("Older transaction, later write", rewritten.profile().orElseThrow().name());
            assertTrue(rewritten.revision() > first.changes().getFirst().revision());
        }
    }

    @Test
    void aRolledBackTransactionLeavesNothing() throws SQLException {
        try (var failed = begin()) {
            write(failed, Profiles.named("never", "Never"));
            var position = feed.since(FeedPosition.START, 10).next();
            failed.rollback();
            assertEquals(List.of(), ids(feed.since(position, 10)));
        }
    }

    @Test
    void aReaderBesideManyWritersEndsWithWhatTheDatabaseHolds() throws Exception {
        var running = new AtomicInteger(4);
        var seen = new HashMap<String, Long>();
        try (var writers = Executors.newFixedThreadPool(4)) {
            for (var seed = 0; seed < 4; seed++) {
                var random = new Random(seed);
                writers.submit(() -> {
                    try {
                        writeAtRandom(random);
                    } finally {
                        running.decrementAndGet();
                    }
                    return null;
                });
            }
            var position = FeedPosition.START;
            while (running.get() > 0) position = follow(position, seen);
            do {
                position = follow(position, seen);
            } while (!position.isLevel());
            follow(position, seen);
        }
        assertEquals(revisions(), seen);
    }

    @Test
    void aPositionSurvivesAsAMap() {
        IntStream.range(0, 3).forEach(i -> talents.put(Profiles.named("t" + i, "Talent " + i)));
        var inPass = feed.since(FeedPosition.START, 2).next();
        assertFalse(inPass.isLevel());
        assertEquals(inPass, FeedPosition.from(inPass.toMap()));
        assertEquals(FeedPosition.START, FeedPosition.from(Map.of()));
        assertEquals(List.of("t2"), ids(feed.since(FeedPosition.from(inPass.toMap()), 2)));
    }

    @Test
    void rowsOfARestoredDatabaseAreReadOnceToo() throws SQLException {
        talents.put(Profiles.named("a", "Asha"));
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update understudy.talent set txid = '900000000000'");
        }
        assertFalse(feed.knows(FeedPosition.level("900000000000:900000000001:")));
        assertEquals(1, feed.adoptRestoredRows());
        assertEquals(0, feed.adoptRestoredRows());
        var first = feed.since(FeedPosition.START, 10);
        assertEquals(List.of("a"), ids(first));
        assertEquals(List.of(), ids(feed.since(first.next(), 10)));
        assertTrue(feed.knows(first.next()));
    }

    private FeedPosition follow(FeedPosition position, Map<String, Long> seen) {
        var page = feed.since(position, 7);
        for (var change : page.changes()) seen.put(change.id(), change.revision());
        return page.next();
    }

    private void writeAtRandom(Random random) throws SQLException {
        for (var transaction = 0; transaction < 60; transaction++) {
            try (var connection = begin()) {
                var rows = 1 + random.nextInt(3);
                // One order for all writers, so that they wait for each other but never in a circle.
                var ids = random.ints(0, 40).distinct().limit(rows).sorted().toArray();
                for (var id : ids) {
                    write(connection, Profiles.named("t" + (10 + id), "Talent"));
                    Thread.yield();
                }
                if (random.nextInt(5) == 0) connection.rollback();
                else connection.commit();
            }
        }
    }

    private Map<String, Long> revisions() throws SQLException {
        var revisions = new HashMap<String, Long>();
        try (var connection = source.getConnection();
                var rows = connection.createStatement().executeQuery("select id, revision from understudy.talent")) {
            while (rows.next()) revisions.put(rows.getString(1), rows.getLong(2));
        }
        return revisions;
    }

    private Connection begin() throws SQLException {
        var connection = source.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private void write(Connection connection, TalentProfile profile) throws SQLException {
        talents.upsert(connection, List.of(profile), NOW);
    }

    private static List<String> ids(Changes changes) {
        return changes.changes().stream().map(Change::id).toList();
    }
}
