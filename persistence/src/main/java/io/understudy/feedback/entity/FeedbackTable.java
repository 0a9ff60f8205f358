package io.understudy.feedback.entity;

import io.understudy.database.entity.Database;
import io.understudy.database.entity.Statements;
import io.understudy.feedback.entity.FeedbackFate.Fate;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The feedback in PostgreSQL. Each prediction is looked up by itself, with its day, since a join might be planned as a pass
 * over the whole log.
 */
public final class FeedbackTable {

    /** In the order of the keys, so that nodes that keep the same feedback at once do not wait for each other in a circle. */
    private static final String KEEP =
            """
            with reported as (
              select r.*, row_number() over (partition by r.key order by r.ord) = 1 as is_first, r.predicted_at < ? as is_late,
                p.model, p.version, p.predicted, coalesce(p.has_input, false) as has_input
              from unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::text[], ?::smallint[], ?::text[], ?::timestamptz[])
                  with ordinality as r (key, prediction, predicted_at, kind, rating, label, at, ord)
                left join lateral (
                  select model, version, understudy.predicted_label(output) as predicted, input is not null as has_input
                  from understudy.prediction where at = r.predicted_at and id = r.prediction limit 1) p on true),
            kept as (
              insert into understudy.feedback (key, prediction, predicted_at, kind, rating, label, at, model, version, predicted, has_input, due)
              select key, prediction, predicted_at, kind, rating, label, at, model, version, predicted, has_input, case when model is null then now() end
              from reported where is_first and not is_late order by key
              on conflict (key) do nothing returning key)
            select case
                when is_late then 'LATE'
                when not (r.is_first and exists (select from kept k where k.key = r.key)) then 'DUPLICATE'
                when r.model is null then 'UNKNOWN'
                else 'ACCEPTED' end,
              r.predicted, r.has_input,
              r.label is not null and r.label <> 'out_of_scope'
                and exists (select from understudy.version_label v where v.model = r.model)
                and not exists (select from understudy.version_label v where v.model = r.model and v.label = r.label)
            from reported r order by r.ord
            """;

    /**
     * Each try in vain puts the next one off by half of the time that the feedback has waited. Rows that another node is at
     * are left to it.
     */
    private static final String RESOLVE =
            """
            with waiting as materialized (
              select key, prediction, predicted_at, received_at from understudy.feedback where due <= now() order by due limit ? for update skip locked),
            found as materialized (
              select w.key, p.* from waiting w cross join lateral (
                select model, version, understudy.predicted_label(output) as predicted, input is not null as has_input
                from understudy.prediction where at = w.predicted_at and id = w.prediction limit 1) p),
            later as (
              update understudy.feedback f set due = now() + greatest((now() - w.received_at) / 2, interval '1 second')
              from waiting w where f.key = w.key and not exists (select from found where found.key = w.key))
            update understudy.feedback f
            set model = found.model, version = found.version, predicted = found.predicted, has_input = found.has_input, due = null
            from found where f.key = found.key
            returning f.key, f.prediction, f.kind, f.rating, f.label, f.at, f.predicted
            """;

    private static final String FORGET =
            "delete from understudy.feedback where key in (select key from understudy.feedback where predicted_at < ? order by predicted_at limit ?)";

    /** Feedback whose prediction has been found. */
    public record Resolved(Feedback feedback, String predicted) {}

    private final Database database;

    public FeedbackTable(Database database) {
        this.database = database;
    }

    /**
     * Keeps all, or none if the transaction fails.
     *
     * @param earliest predictions from before are gone from the log, or about to go
     * @return the fate of each, in their order
     */
    public List<FeedbackFate> keep(Connection connection, List<Feedback> all, Instant earliest) throws SQLException {
        return new Statements(database, connection).rows(
                KEEP, FeedbackTable::fate, earliest.atOffset(ZoneOffset.UTC),
                Database.column(connection, "uuid", all, Feedback::key),
                Database.column(connection, "uuid", all, Feedback::prediction),
                Database.column(connection, "timestamptz", all, feedback -> feedback.predictedAt().atOffset(ZoneOffset.UTC)),
                Database.column(connection, "text", all, feedback -> feedback.kind().word()),
                Database.column(connection, "int2", all, Feedback::rating),
                Database.column(connection, "text", all, Feedback::label),
                Database.column(connection, "timestamptz", all, feedback -> feedback.at().atOffset(ZoneOffset.UTC)));
    }

    /** What was waiting, and has been found now. */
    public List<Resolved> resolve(Connection connection, int limit) throws SQLException {
        return new Statements(database, connection).rows(RESOLVE, FeedbackTable::resolved, limit);
    }

    /** @return how many are gone; fewer than the limit when there are no more */
    public int forget(Instant before, int limit) {
        return database.update(FORGET, before.atOffset(ZoneOffset.UTC), limit);
    }

    private static FeedbackFate fate(ResultSet row) throws SQLException {
        return new FeedbackFate(Fate.valueOf(row.getString(1)), row.getString(2), row.getBoolean(3), row.getBoolean(4));
    }

    private static Resolved resolved(ResultSet row) throws SQLException {
        var feedback = new Feedback(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                FeedbackKind.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                row.getObject(4, Integer.class),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant());
        return new Resolved(feedback, row.getString(7));
    }
}
