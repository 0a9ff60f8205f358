package io.understudy.feedback.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.feedback.entity.FeedbackFate.Fate;
import io.understudy.wire.entity.Uuid7;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FeedbackTableTest {

    private final Said said = Said.create();

    @Test
    void keepsEachOnce() {
        var prediction = said.predicted("u", "spicy", "hot");
        var accept = Said.kind(prediction, FeedbackKind.ACCEPT, 1);
        assertEquals(List.of("ACCEPTED", "DUPLICATE"), said.fates(accept, accept));
        assertEquals(List.of("DUPLICATE"), said.fates(accept));
        assertEquals(List.of("[accept, food, v1, spicy, true]"), said.sql().strings("select kind, model, version, predicted, has_input from understudy.feedback"));
    }

    @Test
    void tellsWhatTheRecordHolds() {
        var kept = said.say(Said.label(said.predicted("u", "spicy", "hot"), "sweet", 1)).getFirst();
        assertEquals(new FeedbackFate(Fate.ACCEPTED, "spicy", true, false), kept, "of whose labels nothing is known, none is new");
        var digest = said.say(Said.label(said.predicted("u", "spicy", null), "sweet", 1)).getFirst();
        assertFalse(digest.hasInput());
        new LabelTable(said.database()).addLabels("food", "v1", List.of("spicy", "sweet"));
        assertFalse(said.say(Said.label(said.predicted("u", "spicy", "hot"), "sweet", 1)).getFirst().isNewLabel());
        assertFalse(said.say(Said.label(said.predicted("u", "spicy", "hot"), "out_of_scope", 1)).getFirst().isNewLabel());
        assertTrue(said.say(Said.label(said.predicted("u", "spicy", "hot"), "sweeet", 1)).getFirst().isNewLabel());
    }

    @Test
    void waitsForARecordThatComesLater() {
        var prediction = Uuid7.next();
        assertEquals(List.of("UNKNOWN"), said.fates(Said.label(prediction, "sweet", 1)));
        assertEquals(List.of(), resolve());
        said.record(prediction, "u", "spicy", "hot");
        assertEquals(List.of(), resolve(), "not due yet");
        said.sql().run("update understudy.feedback set due = now()");
        var resolved = resolve();
        assertEquals(1, resolved.size());
        assertEquals("spicy", resolved.getFirst().predicted());
        assertEquals("sweet", resolved.getFirst().feedback().label());
        assertEquals(List.of("[food, spicy, true, null]"), said.sql().strings("select model, predicted, has_input, due from understudy.feedback"));
        assertEquals(List.of(), resolve());
    }

    @Test
    void ofARecordThatIsGoneNothingIsKept() {
        var prediction = said.predicted("u", "spicy", "hot");
        var fates = said.database().inTransaction(connection ->
                said.table().keep(connection, List.of(Said.kind(prediction, FeedbackKind.SKIP, 1)), Instant.now().plusSeconds(60)));
        assertEquals(Fate.LATE, fates.getFirst().fate());
        assertEquals(List.of("[0]"), said.sql().strings("select count(*) from understudy.feedback"));
    }

    @Test
    void goesWithTheRecords() {
        said.say(Said.kind(said.predicted("u", "spicy", "hot"), FeedbackKind.SKIP, 1), Said.kind(said.predicted("u", "spicy", "hot"), FeedbackKind.CLICK, 1));
        assertEquals(0, said.table().forget(Instant.now().minus(Duration.ofDays(1)), 10));
        assertEquals(1, said.table().forget(Instant.now().plusSeconds(60), 1));
        assertEquals(1, said.table().forget(Instant.now().plusSeconds(60), 10));
    }

    /** Each in its own order: those that waited for each other in a circle would be ended by the database. */
    @Test
    @Timeout(120)
    void manyNodesKeepTheSameAtOnce() throws Exception {
        var all = new ArrayList<Feedback>();
        for (int i = 0; i < 500; i++) all.add(Said.kind(said.predicted("u" + i, "spicy", "hot"), FeedbackKind.ACCEPT, 1));
        var nodes = new ArrayList<Callable<Long>>();
        for (int i = 0; i < 4; i++) {
            var mine = new ArrayList<>(all);
            Collections.shuffle(mine);
            nodes.add(() -> said.say(mine.toArray(Feedback[]::new)).stream().filter(fate -> fate.fate() == Fate.ACCEPTED).count());
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            long accepted = 0;
            for (var count : threads.invokeAll(nodes)) accepted += count.get();
            assertEquals(500, accepted);
        }
    }

    private List<FeedbackTable.Resolved> resolve() {
        return said.database().inTransaction(connection -> said.table().resolve(connection, 10));
    }
}
