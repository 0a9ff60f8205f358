package io.understudy.experiment.entity;

import io.understudy.database.entity.Database;

/** Adds up what each write of predictions has left, day by day. */
public final class PredictionCounts {

    private static final String COMPACT =
            """
            with taken as (delete from understudy.prediction_growth returning *)
            insert into understudy.prediction_day as t (model, version, experiment, arm, day, status, bucket, calls, latency_us)
            select model, version, experiment, arm, day, status, bucket, sum(calls), sum(latency_us) from taken group by 1, 2, 3, 4, 5, 6, 7
            on conflict (model, version, experiment, arm, day, status, bucket) do update
              set calls = t.calls + excluded.calls, latency_us = t.latency_us + excluded.latency_us
            """;

    private final Database database;

    public PredictionCounts(Database database) {
        this.database = database;
    }

    /** Does nothing where another node is at it. */
    public void compact() {
        database.inTransaction(connection -> {
            if (!Turn.PREDICTIONS.take(connection)) return 0;
            try (var statement = database.prepare(connection, COMPACT)) {
                return statement.executeUpdate();
            }
        });
    }
}
