package io.understudy.experiment.entity;

import io.understudy.database.entity.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Adds what has come since the last time to the sums of the experiments, in one transaction: what is counted leaves the
 * inbox in the same moment, so a pass that is cut off has done nothing.
 *
 * <p>An exposure and an outcome make a pair as soon as neither is in the inbox any more; whichever is counted last brings
 * the pair in. Of each unit so touched, what it had added to the arm's sums is taken out and what it adds now put in.
 */
public final class CountingPass {

    /** @param exposures, @param outcomes that were taken from the inbox; more may be waiting */
    public record Counted(int exposures, int outcomes) {

        public static final Counted NOTHING = new Counted(0, 0);

        public boolean isNothing() {
            return exposures == 0 && outcomes == 0;
        }
    }

    private static final String HAS_WORK =
            "select exists (select from understudy.exposure_inbox) or exists (select from understudy.outcome_batch)"
                    + " or exists (select from understudy.outcome where unit is null and received_at > now() - make_interval(secs => ?))"
                    + " or exists (select from understudy.experiment_count c join understudy.experiment x on x.id = c.experiment"
                    + " where c.closed_at is null and x.state = 'CONCLUDED')";

    /** Kept by the connection; the rows go with the transaction. */
    private static final List<String> TABLES = List.of(
            "create temp table if not exists pass_exposure (experiment text, unit text, arm text, exposed_at timestamptz) on commit delete rows",
            "create temp table if not exists pass_outcome (key uuid) on commit delete rows",
            "create temp table if not exists pass_delta (experiment text, unit text, arm text, event text, day date, n bigint, sum numeric)"
                    + " on commit delete rows",
            "create temp table if not exists pass_unit (experiment text, unit text, arm text, exposed_on date) on commit delete rows",
            "create temp table if not exists pass_row (sign integer, experiment text, unit text, arm text, exposed_on date, event text,"
                    + " day date, n bigint, sum numeric) on commit delete rows");

    private static final String BEGINNERS =
            """
            select x.id, x.definition from understudy.experiment x
            where x.id in (select experiment from understudy.exposure_inbox)
              and not exists (select from understudy.experiment_count c where c.experiment = x.id)
            """;

    /** What was under way at this moment still counts. */
    private static final String CLOSE =
            """
            update understudy.experiment_count c set closed_at = now() from understudy.experiment x
            where x.id = c.experiment and x.state = 'CONCLUDED' and c.closed_at is null
            """;

    private static final String TAKE_EXPOSURES =
            """
            with taken as (
              delete from understudy.exposure_inbox where (experiment, unit) in (
                select i.experiment, i.unit from understudy.exposure_inbox i
                where exists (select from understudy.experiment_count c where c.experiment = i.experiment)
                  or not exists (select from understudy.experiment x where x.id = i.experiment)
                limit ?)
              returning experiment, unit)
            insert into pass_exposure
            select e.experiment, e.unit, e.arm, e.exposed_at from taken join understudy.exposure e using (experiment, unit)
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

    /** The unit of a prediction whose record was not there when its outcome came. */
    private static final String RESOLVE =
            """
            with resolved as (
              update understudy.outcome o set unit = r.unit
              from (
                select w.key, understudy.unit_of_prediction(w.prediction) as unit
                from (
                  select key, prediction from understudy.outcome u
                  where unit is null and received_at > now() - make_interval(secs => ?)
                    and not exists (select from understudy.outcome_batch b where b.id = u.batch)
                  order by received_at desc limit ?) w) r
              where o.key = r.key and r.unit is not null
              returning o.key)
            insert into pass_outcome select key from resolved
            """;

    private static final String PAIRS =
            """
            insert into pass_delta
            select p.experiment, p.unit, p.arm, p.metric,
              case when p.at < p.exposed_at then '-infinity' else (p.at at time zone 'UTC')::date end as day,
              count(*) filter (where p.value <> 0), sum(p.value)
            from (
              select e.experiment, e.unit, e.arm, e.exposed_at, o.key, o.experiment as only_in, o.metric, o.value, o.at, o.received_at
              from pass_outcome new join understudy.outcome o using (key) join understudy.exposure e on e.unit = o.unit
              where not exists (select from understudy.exposure_inbox i where i.experiment = e.experiment and i.unit = e.unit)
              union
              select e.experiment, e.unit, e.arm, e.exposed_at, o.key, o.experiment as only_in, o.metric, o.value, o.at, o.received_at
              from pass_exposure e join understudy.outcome o on o.unit = e.unit
              where not exists (select from understudy.outcome_batch b where b.id = o.batch)) p
              join understudy.experiment_event v on v.experiment = p.experiment and v.event = p.metric
              join understudy.experiment_count c on c.experiment = p.experiment
            where p.at >= p.exposed_at - c.before
              and p.received_at <= coalesce(c.closed_at, 'infinity')
              and (p.only_in is null or p.only_in = p.experiment)
            group by p.experiment, p.unit, p.arm, p.metric, day
            """;

    private final Database database;
    private final CountingRules rules;

    public CountingPass(Database database, CountingRules rules) {
        this.database = database;
        this.rules = rules;
    }

    /** Does nothing where another node is at it. */
    public Counted run() {
        return database.inTransaction(connection -> {
            if (!Turn.COUNTING.take(connection) || !hasWork(connection)) return Counted.NOTHING;
            for (var table : TABLES) update(connection, table);
            update(connection, CLOSE);
            begin(connection);
            int exposures = update(connection, TAKE_EXPOSURES, rules.limit());
            int outcomes = takeOutcomes(connection) + update(connection, RESOLVE, rules.patienceSeconds(), rules.limit());
            if (exposures + outcomes > 0) count(connection);
            return new Counted(exposures, outcomes);
        });
    }

    /** What an experiment asks for stands from its first exposure on. */
    private void begin(Connection connection) throws SQLException {
        try (var statement = database.prepare(connection, BEGINNERS); var rows = statement.executeQuery()) {
            while (rows.next()) {
                var experiment = rows.getString(1);
                var events = rules.events().apply(rows.getString(2));
                update(connection, "insert into understudy.experiment_count (experiment, before) values (?, make_interval(secs => ?))",
                        experiment, rules.beforeSeconds());
                for (var event : events.all()) update(connection, "insert into understudy.experiment_event values (?, ?)", experiment, event);
                for (var pair : events.pairs()) {
                    update(connection, "insert into understudy.experiment_pair values (?, ?, ?)", experiment, pair.numerator(), pair.denominator());
                }
            }
        }
    }

    private void count(Connection connection) throws SQLException {
        update(connection, "analyze pass_exposure, pass_outcome");
        var sums = new SumsUpdate(database, connection);
        sums.addUnits();
        if (update(connection, PAIRS) > 0) sums.addOutcomes();
    }

    /** @return as many as were reported, of which some may have been kept before */
    private int takeOutcomes(Connection connection) throws SQLException {
        try (var statement = database.prepare(connection, TAKE_OUTCOMES)) {
            statement.setInt(1, rules.limit());
            statement.setInt(2, rules.limit());
            var rows = statement.executeQuery();
            rows.next();
            return rows.getInt(1);
        }
    }

    private boolean hasWork(Connection connection) throws SQLException {
        try (var statement = database.prepare(connection, HAS_WORK)) {
            statement.setObject(1, rules.patienceSeconds());
            var rows = statement.executeQuery();
            return rows.next() && rows.getBoolean(1);
        }
    }

    private int update(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = database.prepare(connection, sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            return statement.executeUpdate();
        }
    }
}
