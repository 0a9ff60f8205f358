package io.understudy.retraining.entity;

import io.understudy.database.entity.Database;
import io.understudy.retraining.entity.TrainingSet.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** What users said of answers, as labelled texts. */
public record FeedbackRows(Database database) {

    private static final String BETWEEN =
            """
            select text, label, weight from understudy.labelled_prediction
            where model = ? and received_at >= ? and received_at < ? and weight > 0 and text is not null and label is not null
            order by received_at desc, prediction_id limit ?
            """;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /** The newest first. */
    public List<Row> between(String model, Instant since, Instant until, int limit) {
        var from = since.isBefore(EARLIEST) ? EARLIEST : since;
        return database.rows(
                BETWEEN, row -> new Row(row.getString(1), row.getString(2), row.getDouble(3)), model, from.atOffset(ZoneOffset.UTC),
                until.atOffset(ZoneOffset.UTC), limit);
    }
}
