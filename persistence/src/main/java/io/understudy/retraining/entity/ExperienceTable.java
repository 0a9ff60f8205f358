package io.understudy.retraining.entity;

import io.understudy.database.entity.Database;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** What the log and the feedback in PostgreSQL show. */
public record ExperienceTable(Database database) {

    private static final String SINCE =
            """
            select
              (select count(*) from understudy.labelled_prediction where model = m.name and received_at >= m.since and weight > 0),
              v.judged, v.agreeing, p.predictions, coalesce(p.confidence, 0)
            from (select ?::text as name, ?::text as version, ?::timestamptz as since) m
              cross join lateral (
                select count(*) as judged, count(*) filter (where label = predicted) as agreeing from understudy.feedback_verdict
                where model = m.name and version = m.version and predicted is not null and weight > 0 and received_at >= m.since) v
              cross join lateral (
                select count(confidence) as predictions, avg(confidence)::float8 as confidence from understudy.prediction
                where model = m.name and version = m.version and at >= greatest(m.since, now() - interval '1 day')) p
            """;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    public Experience since(String model, String version, Instant since) {
        return database.rows(
                        SINCE,
                        row -> new Experience(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getDouble(5)),
                        model, version, at(since))
                .getFirst();
    }

    private static OffsetDateTime at(Instant since) {
        return (since.isBefore(EARLIEST) ? EARLIEST : since).atOffset(ZoneOffset.UTC);
    }
}
