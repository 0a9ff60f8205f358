package io.understudy.experiment.entity;

import io.understudy.database.entity.Database;
import io.understudy.database.entity.Statements;
import java.sql.SQLException;
import java.util.List;

/**
 * Adds what has come since the last time to the sums of the experiments, in one transaction: what is counted leaves the
 * inbox in the same moment, so a pass that is cut off has done nothing.
 *
 * <p>An exposure and an outcome make a pair as soon as neither is in the inbox any more; whichever is counted last brings
 * the pair in. Of each unit so touched, what it had added to the arm's sums is taken out and what it adds now put in. A unit
 * comes into the inbox once more when an earlier exposure of it comes to light, and is then counted anew.
 *
 * <p>Time decides, and not the order in which things come: what counts is an exposure up to the experiment's conclusion, the
 * first of its unit, and an outcome up to the conclusion, not longer than the covariate's window before that exposure. A
 * bandit's unit counts once its window since that exposure is over, if that is before the conclusion, with the outcomes in it.
 */
public final class CountingPass {

    /**
     * @param exposures, @param outcomes that were taken from the inbox; more may be waiting
     * @param unreadable experiments that are not counted, as their definitions cannot be read
     */
    public record Counted(int exposures, int outcomes, List<String> unreadable) {

        public static final Counted NOTHING = new Counted(0, 0, List.of());

        public Counted {
            unreadable = List.copyOf(unreadable);
        }

        public boolean isNothing() {
            return exposures == 0 && outcomes == 0;
        }
    }

    /** Kept by the connection; the rows go with the transaction. */
    private static final List<String> TABLES = List.of(
            "create temp table if not exists pass_taken (experiment text, unit text, primary key (experiment, unit)) on commit delete rows",
            "create temp table if not exists pass_step (experiment text, above float8, coverage float8, steps bigint, latest float8) on commit delete rows",
            "create temp table if not exists pass_exposure (experiment text, unit text, arm text, exposed_at timestamptz, coverage float8)"
                    + " on commit delete rows",
            "create temp table if not exists pass_outcome (key uuid) on commit delete rows",
            "create temp table if not exists pass_delta (experiment text, unit text, arm text, event text, day date, n bigint, sum numeric)"
                    + " on commit delete rows",
            "create temp table if not exists pass_unit (sign integer, experiment text, unit text, arm text, exposed_at timestamptz, coverage float8)"
                    + " on commit delete rows",
            "create temp table if not exists pass_row (sign integer, experiment text, unit text, arm text, exposed_on date, event text,"
                    + " day date, n bigint, sum numeric) on commit delete rows");

    private static final String PAIRS =
            """
            insert into pass_delta
            select p.experiment, p.unit, p.arm, p.metric,
              case when p.at < p.exposed_at then '-infinity' else (p.at at time zone 'UTC')::date end as day,
              count(*) filter (where p.value <> 0), sum(p.value)
            from (
              select u.experiment, u.unit, u.arm, u.exposed_at, o.key, o.experiment as only_in, o.metric, o.value, o.at
              from pass_outcome new join understudy.outcome o using (key) join understudy.experiment_unit u on u.unit = o.unit
              union
              select e.experiment, e.unit, e.arm, e.exposed_at, o.key, o.experiment as only_in, o.metric, o.value, o.at
              from pass_exposure e join understudy.outcome o on o.unit = e.unit
              where not exists (select from understudy.outcome_batch b where b.id = o.batch)) p
              join understudy.experiment_event v on v.experiment = p.experiment and v.event = p.metric
              join understudy.experiment_count c on c.experiment = p.experiment
            where p.at >= p.exposed_at - c.before and p.at < coalesce(p.exposed_at + c.within, 'infinity')
              and p.at <= coalesce(c.closed_at, 'infinity')
              and (p.only_in is null or p.only_in = p.experiment)
            group by p.experiment, p.unit, p.arm, p.metric, day
            """;

    private final Database database;
    private final CountingRules rules;

    public CountingPass(Database database, CountingRules rules) {
        this.database = database;
        this.rules = rules;
    }

    /**
     * Does nothing where another node is at it.
     *
     * @param limit about how many exposures, and how many outcomes, it takes
     */
    public Counted run(int limit) {
        return database.inTransaction(connection -> run(new Statements(database, connection), limit));
    }

    private Counted run(Statements statements, int limit) throws SQLException {
        if (!Turn.COUNTING.take(statements.connection()) || !hasWork(statements)) return Counted.NOTHING;
        for (var table : TABLES) statements.update(table);
        statements.update(MovedUnits.TABLE);
        var inbox = new CountingInbox(statements, rules);
        var unreadable = inbox.begin();
        int exposures = inbox.takeExposures(limit) + new MovedUnits(statements, rules.leaving()).settle();
        int outcomes = inbox.takeOutcomes(limit);
        if (exposures + outcomes > 0) count(statements);
        return new Counted(exposures, outcomes, unreadable);
    }

    private static void count(Statements statements) throws SQLException {
        statements.update("analyze pass_taken, pass_exposure, pass_outcome");
        var sums = new SumsUpdate(statements);
        boolean anyAnew = sums.countUnits();
        if (statements.update(PAIRS) > 0 || anyAnew) sums.countOutcomes();
    }

    private static boolean hasWork(Statements statements) throws SQLException {
        return statements.rows(CountingInbox.HAS_WORK, row -> row.getBoolean(1)).getFirst();
    }
}
