package io.understudy.feedback.entity;

import io.understudy.database.entity.Database;
import io.understudy.database.entity.Statements;
import io.understudy.feedback.entity.FeedbackSummary.Agreement;
import io.understudy.feedback.entity.FeedbackSummary.Labels;
import io.understudy.feedback.entity.FeedbackSummary.NewLabel;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;

/** Counts feedback. All that is counted is of predictions of one time, by the times of the predictions. */
public final class FeedbackSummaries {

    private static final String OF_MODEL = " model = ? and (?::text is null or version = ?) and ";

    /** Whole days are counted already; of the first, which may be a part, the records are. */
    private static final String PREDICTIONS =
            "select (select coalesce(sum(calls), 0) from ("
                    + "select calls from understudy.prediction_day where" + OF_MODEL + "day > ? union all"
                    + " select calls from understudy.prediction_growth where" + OF_MODEL + "day > ?) c)"
                    + " + (select count(*) from understudy.prediction where" + OF_MODEL + "at >= ? and at < ?)";

    private static final String KINDS =
            "select kind, count(*), avg(rating)::float8 from understudy.feedback where" + OF_MODEL + "predicted_at >= ? group by kind";

    private static final String WITH_FEEDBACK =
            "select count(distinct (predicted_at, prediction)) from understudy.feedback where" + OF_MODEL + "predicted_at >= ?";

    private static final String VERDICTS = "select count(*) filter (where unusable is null and weight > 0), count(*) filter (where unusable is null and weight < 0),"
            + " count(*) filter (where unusable = 'no_input'), count(*) filter (where unusable = 'no_label'), count(*) filter (where unusable = 'new_label'),"
            + " count(*) filter (where kind = 'label' and predicted is not null and label is not null), count(*) filter (where kind = 'label' and label = predicted)"
            + " from understudy.feedback_verdict where" + OF_MODEL + "predicted_at >= ?";

    private static final String NEW_LABELS = "select label, units, (select value from understudy.feedback_rule where name = 'new_label_units')::bigint"
            + " from understudy.new_label where model = ? order by units desc, label limit 100";

    private record Verdicts(Labels labels, Agreement agreement) {}

    private final Database database;

    public FeedbackSummaries(Database database) {
        this.database = database;
    }

    /**
     * @param version id of a version; null for all
     * @param since earliest prediction
     */
    public FeedbackSummary read(String model, String version, Instant since) {
        return database.call(connection -> read(new Statements(database, connection), model, version, since));
    }

    private static FeedbackSummary read(Statements statements, String model, String version, Instant since) throws SQLException {
        var from = since.atOffset(ZoneOffset.UTC);
        var day = LocalDate.ofInstant(since, ZoneOffset.UTC);
        var next = day.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC);
        long predictions = statements.rows(PREDICTIONS, row -> row.getLong(1),
                model, version, version, day, model, version, version, day, model, version, version, from, next).getFirst();
        long with = statements.rows(WITH_FEEDBACK, row -> row.getLong(1), model, version, version, from).getFirst();
        var kinds = new LinkedHashMap<String, Long>();
        for (var kind : FeedbackKind.values()) kinds.put(kind.word(), 0L);
        var mean = new Double[1];
        statements.each(KINDS, row -> {
            kinds.put(row.getString(1), row.getLong(2));
            if (row.getObject(3) != null) mean[0] = row.getDouble(3);
        }, model, version, version, from);
        var verdicts = statements.rows(VERDICTS, row -> new Verdicts(
                new Labels(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)),
                Agreement.of(row.getLong(6), row.getLong(7))), model, version, version, from).getFirst();
        List<NewLabel> labels = statements.rows(NEW_LABELS, row -> new NewLabel(row.getString(1), row.getLong(2), row.getLong(3)), model);
        return new FeedbackSummary(model, version, since, predictions, with, predictions == 0 ? null : (double) with / predictions,
                kinds, mean[0], verdicts.agreement, verdicts.labels, labels);
    }
}
