package io.understudy.experiment.entity;

import io.understudy.database.entity.Statements;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** What a {@link CountingPass} finds to do: it comes into the pass' own tables, and out of the inbox. */
final class CountingInbox {

    static final String HAS_WORK =
            "select exists (select from understudy.exposure_inbox where due <= now()) or exists (select from understudy.outcome_batch)"
                    + " or exists (select from understudy.outcome_waiting where due <= now())"
                    + " or exists (select from understudy.experiment_count c join understudy.experiment x on x.id = c.experiment"
                    + " where c.closed_at is null and x.state = 'CONCLUDED' or " + MovedUnits.HAS_NEWS + ")";

    private static final String BEGINNERS =
            """
            select x.id, x.definition from understudy.experiment x
            where x.id in (select experiment from understudy.exposure_inbox where due <= now())
              and not exists (select from understudy.experiment_count c where c.experiment = x.id)
            """;

    private static final String BEGIN =
            """
            insert into understudy.experiment_count (experiment, before, within)
            select id, make_interval(secs => ?), case when definition #>> '{allocation,type}' = 'bandit' then (definition #>> '{allocation,window}')::interval end
            from understudy.experiment where id = ?
            """;

    /** What is counted and happened after the conclusion, before a pass knew of it, is taken out by counting its units anew. */
    private static final String CLOSE =
            """
            with closed as (
              update understudy.experiment_count c set closed_at = x.concluded_at from understudy.experiment x
              where x.id = c.experiment and x.state = 'CONCLUDED' and c.closed_at is null
              returning c.experiment, c.closed_at, coalesce(c.within, '0') as within)
            insert into pass_taken
            select u.experiment, u.unit from closed c join understudy.experiment_unit u using (experiment) where u.exposed_at + c.within > c.closed_at
            union
            select v.experiment, v.unit
            from closed c join understudy.experiment_unit_event v on v.experiment = c.experiment and v.day >= (c.closed_at at time zone 'UTC')::date
            where exists (select from understudy.outcome o where o.unit = v.unit and o.metric = v.event and o.at > c.closed_at)
            """;

    /** A row that is locked belongs to an exposure on its way; it waits for the next pass. */
    private static final String TAKE_EXPOSURES =
            """
            with taken as (
              delete from understudy.exposure_inbox where (experiment, unit) in (
                select i.experiment, i.unit from understudy.exposure_inbox i
                where i.due <= now() and (
                  exists (select from understudy.experiment_count c where c.experiment = i.experiment)
                  or not exists (select from understudy.experiment x where x.id = i.experiment))
                order by i.due limit ? for update of i skip locked)
              returning experiment, unit)
            insert into pass_taken select experiment, unit from taken on conflict do nothing
            """;

    /** The coverages with which the experiments have run. */
    private static final String STEPS =
            """
            insert into pass_step
            select experiment, coalesce(lag(coverage) over (partition by experiment order by coverage), 0), coverage,
              count(*) over (partition by experiment), max(coverage) over (partition by experiment)
            from (
              select x.id as experiment, (s.split ->> 'coverage')::float8 as coverage
              from understudy.experiment x
                join understudy.deployment d on d.model = x.model and d.activated_at is not null
                cross join lateral jsonb_array_elements(d.experiments) s (split)
              where x.id in (select experiment from pass_taken) and s.split ->> 'experiment' = x.id
                and x.definition #>> '{allocation,type}' is distinct from 'bandit'
              union
              select r.experiment, r.coverage from understudy.experiment_range r where r.experiment in (select experiment from pass_taken)) c
            """;

    /** A statement of its own, so that it sees whatever was committed before the rows of the inbox were taken. */
    private static final String READ_EXPOSURES =
            """
            insert into pass_exposure
            select e.experiment, e.unit, e.arm, e.exposed_at,
              case when s.steps > 1 then coalesce((
                  select min(p.coverage) from pass_step p
                  where p.experiment = e.experiment and t.point >= r.range_start and t.point < r.range_start + p.coverage * r.width), s.latest)
                else coalesce(s.latest, 1) end
            from pass_taken
              join understudy.exposure e using (experiment, unit)
              join understudy.experiment_count c using (experiment)
              left join (select distinct experiment, steps, latest from pass_step) s using (experiment)
              left join (select * from understudy.experiment_range where experiment in (select experiment from pass_step)) r on r.experiment = e.experiment and r.arm = e.arm and s.steps > 1
              left join lateral (select reporting.unit_point(r.seed, e.unit, r.hash_version) as point where s.steps > 1 offset 0) t on true
            where e.exposed_at + coalesce(c.within, '0') <= coalesce(c.closed_at, 'infinity')
            """;

    private static final String TAKE_OUTCOMES =
            """
            with taken as (
              delete from understudy.outcome_batch where id in (
                select id from (select id, sum(outcomes) over (order by id) - outcomes as before from understudy.outcome_batch order by id limit ?) b
                where b.before < ?)
              returning id, outcomes),
            new as (
              insert into pass_outcome select o.key from taken join understudy.outcome o on o.batch = taken.id where o.unit is not null)
            select coalesce(sum(outcomes), 0)::int from taken
            """;

    /**
     * The unit of a prediction whose record was not there when its outcome came. Each try in vain puts the next one off by
     * half of the time that the outcome has waited.
     */
    private static final String RESOLVE =
            """
            with found as materialized (
              select w.key, understudy.unit_of_prediction(w.prediction) as unit, w.since + make_interval(secs => ?) as until
              from (
                select key, prediction, since from understudy.outcome_waiting q
                where due <= now() and not exists (select from understudy.outcome_batch b where b.id = q.batch)
                order by due limit ?) w),
            gone as (
              delete from understudy.outcome_waiting w using found f where w.key = f.key and (f.unit is not null or f.until <= now())),
            later as (
              update understudy.outcome_waiting w set due = least(now() + (now() - w.since) / 2, f.until)
              from found f where w.key = f.key and f.unit is null and f.until > now()),
            resolved as (
              update understudy.outcome o set unit = f.unit from found f where o.key = f.key and f.unit is not null returning o.key)
            insert into pass_outcome select key from resolved
            """;

    private final Statements statements;
    private final CountingRules rules;

    CountingInbox(Statements statements, CountingRules rules) {
        this.statements = statements;
        this.rules = rules;
    }

    /**
     * What an experiment asks for stands from its first exposure on.
     *
     * @return those whose definitions cannot be read: their exposures wait
     */
    List<String> begin() throws SQLException {
        var definitions = new LinkedHashMap<String, String>();
        statements.each(BEGINNERS, row -> definitions.put(row.getString(1), row.getString(2)));
        var unreadable = new ArrayList<String>();
        for (var entry : definitions.entrySet()) {
            try {
                begin(entry.getKey(), rules.events().apply(entry.getValue()));
            } catch (UnreadableDefinitionException e) {
                unreadable.add(entry.getKey());
            }
        }
        return unreadable;
    }

    private void begin(String experiment, CountedEvents events) throws SQLException {
        statements.update(BEGIN, rules.beforeSeconds(), experiment);
        for (var event : events.all()) statements.update("insert into understudy.experiment_event values (?, ?)", experiment, event);
        for (var pair : events.pairs()) {
            statements.update("insert into understudy.experiment_pair values (?, ?, ?)", experiment, pair.numerator(), pair.denominator());
        }
    }

    /** @return how many units are to be counted, or counted anew */
    int takeExposures(int limit) throws SQLException {
        int units = statements.update(CLOSE) + statements.update(TAKE_EXPOSURES, limit);
        if (units == 0) return 0;
        statements.update(STEPS);
        statements.update(READ_EXPOSURES);
        return units;
    }

    /** @return as many as were reported, of which some may have been kept before */
    int takeOutcomes(int limit) throws SQLException {
        int taken = statements.rows(TAKE_OUTCOMES, row -> row.getInt(1), limit, limit).getFirst();
        return taken + statements.update(RESOLVE, rules.patienceSeconds(), limit);
    }
}
