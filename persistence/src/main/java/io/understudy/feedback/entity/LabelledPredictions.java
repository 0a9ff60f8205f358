package io.understudy.feedback.entity;

import io.understudy.database.entity.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;

/** Reads what can be trained on, however much it is, a page at a time. */
public final class LabelledPredictions {

    private static final int PAGE = 200;

    private static final String SELECT = "select prediction_id, text, case when text is null then input end, label, weight, kind, at, model, version"
            + " from understudy.labelled_prediction where ";

    private final Database database;

    public LabelledPredictions(Database database) {
        this.database = database;
    }

    /** In the order of their feedback. All are of one moment, whatever comes in meanwhile. */
    public void each(LabelFilter filter, Consumer<LabelledPrediction> reader) {
        var condition = filter.condition();
        database.inTransaction(connection -> {
            try (var statement = database.prepare(connection, SELECT + condition.sql() + " order by at, prediction_id")) {
                statement.setFetchSize(PAGE);
                for (int i = 0; i < condition.values().size(); i++) statement.setObject(i + 1, condition.values().get(i));
                var rows = statement.executeQuery();
                while (rows.next()) reader.accept(prediction(rows));
            }
            return null;
        });
    }

    private static LabelledPrediction prediction(ResultSet row) throws SQLException {
        return new LabelledPrediction(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getDouble(5),
                FeedbackKind.valueOf(row.getString(6).toUpperCase(Locale.ROOT)),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getString(8),
                row.getString(9));
    }
}
