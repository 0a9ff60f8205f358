package io.understudy.feedback.entity;

import io.understudy.database.entity.Database;
import io.understudy.testing.TestDatabase;
import io.understudy.testing.TestSql;
import io.understudy.wire.entity.Uuid7;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A database with predictions of labels, and what is said of them. */
record Said(TestSql sql, Database database, FeedbackTable table) {

    static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    static Said create() {
        var sql = new TestSql(TestDatabase.create());
        var database = new Database(sql.source(), Duration.ofSeconds(30));
        new LabelTable(database).setRules(Map.ofEntries(
                Map.entry("label", 1.0), Map.entry("rating_5", 0.8), Map.entry("rating_4", 0.6), Map.entry("rating_3", 0.0), Map.entry("rating_2", -0.4),
                Map.entry("rating_1", -0.6), Map.entry("accept", 0.5), Map.entry("share", 0.5), Map.entry("click", 0.2), Map.entry("modify", -0.3),
                Map.entry("skip", -0.2), Map.entry("requery", -0.3), Map.entry("new_label_units", 2.0)));
        return new Said(sql, database, new FeedbackTable(database));
    }

    /** @param text null where the input is not kept */
    UUID predicted(String unit, String label, String text) {
        var id = Uuid7.next();
        record(id, unit, label, text);
        return id;
    }

    void record(UUID id, String unit, String label, String text) {
        sql.run("insert into understudy.prediction (id, at, model, version, revision, unit, input, output, latency_us, cache_tier, status) values ('" + id
                + "', '" + Uuid7.time(id) + "', 'food', 'v1', 1, '" + unit + "', " + (text == null ? "null" : "'{\"text\": \"" + text + "\"}'")
                + ", '{\"label\": \"" + label + "\"}', 1, 'none', 'ok')");
    }

    List<FeedbackFate> say(Feedback... feedback) {
        return database.inTransaction(connection -> table.keep(connection, List.of(feedback), EARLIEST));
    }

    List<String> fates(Feedback... feedback) {
        return say(feedback).stream().map(fate -> fate.fate().name()).toList();
    }

    static Feedback kind(UUID prediction, FeedbackKind kind, int second) {
        return new Feedback(UUID.randomUUID(), prediction, kind, null, null, Uuid7.time(prediction).plusSeconds(second));
    }

    static Feedback rating(UUID prediction, int rating, int second) {
        return new Feedback(UUID.randomUUID(), prediction, FeedbackKind.RATING, rating, null, Uuid7.time(prediction).plusSeconds(second));
    }

    static Feedback label(UUID prediction, String label, int second) {
        return new Feedback(UUID.randomUUID(), prediction, FeedbackKind.LABEL, null, label, Uuid7.time(prediction).plusSeconds(second));
    }
}
