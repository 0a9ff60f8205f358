package io.understudy.benchmark.reporting;

import io.understudy.benchmark.server.Sql;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A month of calls, exposures and outcomes, written into the tables that the server writes into, so that its triggers and
 * its counting see them.
 */
final class Fill {

    static final int DAYS = 30;

    private static final int LANES = 2;
    private static final int CHUNK = 10_000;

    private static final String UNITS = """
            insert into understudy.filled_unit
            select u.n, u.name, a.arm, a.version, u.at
            from (
              select n, 'user-' || n as name, reporting.unit_point('%1$s', 'user-' || n, 2) as point,
                timestamptz '%2$s' + (n::bigint * 7919 %% (20 * 86400)) * interval '1 second' as at
              from generate_series(%3$s, %4$s) n offset 0) u
            join reporting.experiment_arms a on a.experiment = '%1$s' and u.point >= a.range_start and u.point < a.range_end""";

    private static final String EXPOSURES = """
            insert into understudy.exposure (experiment, unit, arm, exposed_at, prediction)
            select '%1$s', name, arm, at, gen_random_uuid() from understudy.filled_unit where n between %3$s and %4$s""";

    /** Ten calls of each unit, in the order of time. */
    private static final String PREDICTIONS = """
            insert into understudy.prediction (id, at, model, version, revision, experiment, arm, unit, output, latency_us, cache_tier, status)
            select gen_random_uuid(), timestamptz '%2$s' + i * interval '%5$s microseconds', '%1$s', u.version, 2, '%1$s', u.arm, u.name, '{"items": 10}',
              300 + i * 7919 %% 20000 + case when i %% 50 = 0 then 90000 else 0 end, 'none',
              case when i %% 97 = 0 then 'failed' when i %% 89 = 0 then 'invalid' when i %% 101 = 0 then 'deadline' else 'ok' end
            from generate_series(%3$s::bigint, %4$s::bigint) i join understudy.filled_unit u on u.n = 1 + i * 13 %% %6$s""";

    /** One of ten buys; every second looks at some pages, and clicks now and then; one of seven did so before, too. */
    private static final String OUTCOMES = """
            with done as materialized (
              select name, at + interval '1 hour' + e.later as at, e.metric, e.value
              from understudy.filled_unit u cross join lateral (
                select 'bought', 1::numeric, n %% 5 * interval '1 day' where n * 31 %% 100 < 10 + ascii(u.arm) - 97
                union all select 'revenue', round((5 + n %% 977 / 7.0), 2), n %% 5 * interval '1 day' where n * 31 %% 100 < 10 + ascii(u.arm) - 97
                union all select 'view', 1 + n %% 6, n %% 3 * interval '1 day' where n %% 2 = 0
                union all select 'click', 1 + n %% 2, n %% 3 * interval '1 day' where n %% 6 = 0
                union all select 'view', 2, interval '-2 days' where n %% 7 = 0) e (metric, value, later)
              where n between %3$s and %4$s),
            batch as (insert into understudy.outcome_batch (outcomes) select count(*) from done returning id)
            insert into understudy.outcome (key, batch, unit, metric, value, at)
            select gen_random_uuid(), (select id from batch), name, metric, value, at from done""";

    private final Path home;
    private final String experiment;
    private final LocalDate first = LocalDate.now(ZoneOffset.UTC).minusDays(DAYS);

    Fill(Path home, String experiment) {
        this.home = home;
        this.experiment = experiment;
    }

    void units(int units) throws Exception {
        try (var sql = Sql.of(home)) {
            sql.run("create unlogged table understudy.filled_unit (n integer primary key, name text, arm text, version text, at timestamptz)");
        }
        inLanes(UNITS, units, 0, units);
        try (var sql = Sql.of(home)) {
            sql.run("analyze understudy.filled_unit");
        }
    }

    void exposures(int units) throws Exception {
        inLanes(EXPOSURES, units, 0, units);
    }

    void outcomes(int units) throws Exception {
        inLanes(OUTCOMES, units, 0, units);
    }

    void predictions(long predictions, int units) throws Exception {
        try (var sql = Sql.of(home)) {
            for (int day = 0; day < DAYS; day++) partition(sql, first.plusDays(day));
        }
        inLanes(PREDICTIONS, predictions, (long) DAYS * 86_400_000_000L / predictions, units);
    }

    private static void partition(Sql sql, LocalDate day) throws SQLException {
        sql.run("create table if not exists understudy.prediction_" + day.toString().replace("-", "") + " partition of understudy.prediction for values from ('"
                + day + " 00:00Z') to ('" + day.plusDays(1) + " 00:00Z')");
    }

    private void inLanes(String statement, long rows, long step, int units) throws Exception {
        try (var pool = Executors.newFixedThreadPool(LANES)) {
            var lanes = new ArrayList<Future<Void>>();
            for (int lane = 0; lane < LANES; lane++) {
                long begin = (long) lane * CHUNK;
                Callable<Void> work = () -> {
                    try (var sql = Sql.of(home)) {
                        for (long from = begin; from < rows; from += (long) LANES * CHUNK) {
                            sql.run(statement.formatted(experiment, first + " 00:00Z", from + 1, Math.min(rows, from + CHUNK), step, units));
                        }
                    }
                    return null;
                };
                lanes.add(pool.submit(work));
            }
            for (var lane : lanes) lane.get();
        }
    }
}
