package io.understudy.experiment.entity;

import io.understudy.database.entity.Statements;
import java.sql.SQLException;

/**
 * Brings what a {@link CountingPass} has found to the sums of units and arms. What a touched unit had added to its arm's
 * sums is taken out, and what it adds now put in. A unit that is counted anew leaves all that it had and brings all that it
 * has now.
 */
final class SumsUpdate {

    private static final String TAKE_OUT =
            """
            with gone as (
              delete from understudy.experiment_unit u using pass_taken t where u.experiment = t.experiment and u.unit = t.unit returning u.*)
            insert into pass_unit select -1, experiment, unit, arm, exposed_at, coverage from gone
            """;

    private static final String PUT_IN =
            """
            with met as (
              insert into understudy.experiment_unit (experiment, unit, arm, exposed_at, coverage)
              select experiment, unit, arm, exposed_at, coverage from pass_exposure returning *)
            insert into pass_unit select 1, experiment, unit, arm, exposed_at, coverage from met
            """;

    private static final String ARM_DAYS =
            """
            insert into understudy.experiment_arm_day as t (experiment, arm, day, units)
            select experiment, arm, (exposed_at at time zone 'UTC')::date, sum(sign) from pass_unit group by 1, 2, 3 having sum(sign) <> 0
            on conflict (experiment, arm, day) do update set units = t.units + excluded.units
            """;

    private static final String ARM_STEPS =
            """
            insert into understudy.experiment_arm_step as t (experiment, arm, coverage, above, units)
            select u.experiment, u.arm, u.coverage, coalesce(max(s.above), 0), sum(u.sign)
            from pass_unit u left join pass_step s on s.experiment = u.experiment and s.coverage = u.coverage
            group by 1, 2, 3 having sum(u.sign) <> 0
            on conflict (experiment, arm, coverage) do update set units = t.units + excluded.units
            """;

    private static final String TOUCHED =
            """
            insert into pass_unit
            select sign, u.experiment, u.unit, u.arm, u.exposed_at, u.coverage
            from (select distinct experiment, unit from pass_delta) d
              join understudy.experiment_unit u using (experiment, unit)
              cross join (values (-1), (1)) s (sign)
            where not exists (select from pass_taken t where t.experiment = d.experiment and t.unit = d.unit)
            """;

    private static final String ROWS =
            """
            insert into pass_row
            select t.sign, u.experiment, u.unit, t.arm, (t.exposed_at at time zone 'UTC')::date, u.event, u.day, u.n, u.sum
            from pass_unit t join understudy.experiment_unit_event u using (experiment, unit)
            where t.sign = ?
            """;

    private static final String FORGET =
            """
            delete from understudy.experiment_unit_event u using pass_unit t
            where t.sign = -1 and u.experiment = t.experiment and u.unit = t.unit
              and exists (select from pass_taken a where a.experiment = t.experiment and a.unit = t.unit)
            """;

    private static final String APPLY =
            """
            insert into understudy.experiment_unit_event as u (experiment, unit, arm, event, day, n, sum)
            select experiment, unit, arm, event, day, n, sum from pass_delta
            on conflict (experiment, unit, event, day) do update set n = u.n + excluded.n, sum = u.sum + excluded.sum
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

    private final Statements statements;

    /** @param statements of the pass, with its tables filled */
    SumsUpdate(Statements statements) {
        this.statements = statements;
    }

    /** @return whether some had been counted before */
    boolean countUnits() throws SQLException {
        int anew = statements.update(TAKE_OUT);
        statements.update(PUT_IN);
        statements.update(ARM_DAYS);
        statements.update(ARM_STEPS);
        return anew > 0;
    }

    void countOutcomes() throws SQLException {
        statements.update("analyze pass_delta");
        statements.update(TOUCHED);
        statements.update("analyze pass_unit");
        statements.update(ROWS, -1);
        statements.update(FORGET);
        statements.update(APPLY);
        statements.update(ROWS, 1);
        statements.update(EVENT_DAYS);
        statements.update(PAIR_DAYS);
    }
}
