package io.understudy.experiment.entity;

import io.understudy.database.entity.Database;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Brings what a {@link CountingPass} has found to the sums of units and arms. What a touched unit had added to its arm's
 * sums is taken out, and what it adds now put in.
 */
final class SumsUpdate {

    private static final String UNITS =
            """
            insert into pass_unit
            select distinct d.experiment, d.unit, d.arm, (e.exposed_at at time zone 'UTC')::date
            from pass_delta d join understudy.exposure e using (experiment, unit)
            """;

    private static final String ROWS =
            """
            insert into pass_row
            select ?, u.experiment, u.unit, u.arm, t.exposed_on, u.event, u.day, u.n, u.sum
            from pass_unit t join understudy.experiment_unit_event u using (experiment, unit)
            """;

    private static final String APPLY =
            """
            insert into understudy.experiment_unit_event as u (experiment, unit, arm, event, day, n, sum)
            select experiment, unit, arm, event, day, n, sum from pass_delta
            on conflict (experiment, unit, event, day) do update set n = u.n + excluded.n, sum = u.sum + excluded.sum
            """;

    private static final String ARM_DAYS =
            """
            insert into understudy.experiment_arm_day as t (experiment, arm, day, units)
            select experiment, arm, (exposed_at at time zone 'UTC')::date, count(*) from pass_exposure group by 1, 2, 3
            on conflict (experiment, arm, day) do update set units = t.units + excluded.units
            """;

    /** With each unit's running sums: a day adds to Σx² what the unit's square grew by. */
    private static final String EVENT_DAYS =
            """
            insert into understudy.experiment_event_day as t (experiment, arm, event, day, n, did, x, xx, did_before, c, cc, xc, did_both)
            select experiment, arm, event, case when day = '-infinity' then exposed_on else day end,
              coalesce(sum(sign * n) filter (where day > '-infinity'), 0), sum(sign * (did - did_until)),
              sum(sign * (x - x_until)), sum(sign * (x * x - x_until * x_until)),
              coalesce(sum(sign * did_before) filter (where day = '-infinity'), 0),
              coalesce(sum(sign * c) filter (where day = '-infinity'), 0), coalesce(sum(sign * c * c) filter (where day = '-infinity'), 0),
              sum(sign * (x - x_until) * c), sum(sign * (did - did_until) * did_before)
            from (
              select *,
                coalesce(lag(x) over running, 0) as x_until, coalesce(lag(did) over running, 0) as did_until
              from (
                select r.*,
                  coalesce(sum(sum) filter (where day > '-infinity') over running, 0) as x,
                  (coalesce(sum(n) filter (where day > '-infinity') over running, 0) > 0)::int as did,
                  coalesce(sum(sum) filter (where day = '-infinity') over unit, 0) as c,
                  (coalesce(sum(n) filter (where day = '-infinity') over unit, 0) > 0)::int as did_before
                from pass_row r
                window unit as (partition by sign, experiment, unit, event), running as (unit order by day)) s
              window running as (partition by sign, experiment, unit, event order by day)) g
            group by 1, 2, 3, 4
            on conflict (experiment, arm, event, day) do update set
              n = t.n + excluded.n, did = t.did + excluded.did, x = t.x + excluded.x, xx = t.xx + excluded.xx,
              did_before = t.did_before + excluded.did_before, c = t.c + excluded.c, cc = t.cc + excluded.cc,
              xc = t.xc + excluded.xc, did_both = t.did_both + excluded.did_both
            """;

    private static final String PAIR_DAYS =
            """
            insert into understudy.experiment_pair_day as t (experiment, arm, numerator, denominator, day, x_d, x_db, d_xb, xb_db)
            select experiment, arm, numerator, denominator, case when day = '-infinity' then exposed_on else day end,
              sum(sign * (x * d - x_until * d_until)), sum(sign * (x - x_until) * db), sum(sign * (d - d_until) * xb),
              coalesce(sum(sign * xb * db) filter (where day = '-infinity'), 0)
            from (
              select *, coalesce(lag(x) over running, 0) as x_until, coalesce(lag(d) over running, 0) as d_until
              from (
                select p.*,
                  coalesce(sum(x_day) over running, 0) as x, coalesce(sum(d_day) over running, 0) as d,
                  coalesce(sum(xb_day) over unit, 0) as xb, coalesce(sum(db_day) over unit, 0) as db
                from (
                  select r.sign, r.experiment, r.unit, r.arm, r.exposed_on, q.numerator, q.denominator, r.day,
                    sum(r.sum) filter (where r.event = q.numerator and r.day > '-infinity') as x_day,
                    sum(r.sum) filter (where r.event = q.denominator and r.day > '-infinity') as d_day,
                    sum(r.sum) filter (where r.event = q.numerator and r.day = '-infinity') as xb_day,
                    sum(r.sum) filter (where r.event = q.denominator and r.day = '-infinity') as db_day
                  from pass_row r join understudy.experiment_pair q on q.experiment = r.experiment and r.event in (q.numerator, q.denominator)
                  group by 1, 2, 3, 4, 5, 6, 7, 8) p
                window unit as (partition by sign, experiment, unit, numerator, denominator), running as (unit order by day)) s
              window running as (partition by sign, experiment, unit, numerator, denominator order by day)) g
            group by 1, 2, 3, 4, 5
            on conflict (experiment, arm, numerator, denominator, day) do update set
              x_d = t.x_d + excluded.x_d, x_db = t.x_db + excluded.x_db, d_xb = t.d_xb + excluded.d_xb, xb_db = t.xb_db + excluded.xb_db
            """;

    private final Database database;
    private final Connection connection;

    /** @param connection of the pass, with its tables filled */
    SumsUpdate(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    void addUnits() throws SQLException {
        update(ARM_DAYS);
    }

    void addOutcomes() throws SQLException {
        update("analyze pass_delta");
        update(UNITS);
        update("analyze pass_unit");
        update(ROWS, -1);
        update(APPLY);
        update(ROWS, 1);
        update(EVENT_DAYS);
        update(PAIR_DAYS);
    }

    private void update(String sql, Object... values) throws SQLException {
        try (var statement = database.prepare(connection, sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            statement.executeUpdate();
        }
    }
}
