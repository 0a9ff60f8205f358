package io.understudy.experiment.entity;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.database.entity.Database;
import io.understudy.experiment.entity.ExperimentDecision.Act;
import io.understudy.wire.entity.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The looks at experiments in PostgreSQL. Rows are added; only what came of an intention is told later. */
public final class DecisionTable {

    /** Greater than any id. */
    public static final long NEWEST = Long.MAX_VALUE;

    private static final String ROW =
            "select id, experiment, at, node, verdict, why, arm, reason, inputs, figures, act, attempts, outcome, revision, settled_at"
                    + " from understudy.experiment_decision ";

    /** Whoever would end the experiment waits for the moment that this takes, so no row is of one that has ended before. */
    private static final String ADD =
            """
            insert into understudy.experiment_decision (experiment, node, verdict, why, arm, reason, inputs, figures, act, outcome)
            select x.id, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?
            from (select id from understudy.experiment where id = ? and state = 'RUNNING' for share) x
            on conflict do nothing returning id
            """;

    private static final String SETTLE =
            """
            update understudy.experiment_decision set act = ?, attempts = attempts + 1, outcome = ?, revision = ?,
              settled_at = case when ? = 'INTENDED' then null else now() end
            where id = ? and act = 'INTENDED'
            """;

    private static final String SINCE =
            """
            select extract(epoch from now() - least(
              (select min(greatest(since, due)) from understudy.exposure_inbox where experiment = ? and due <= now()), (select min(since) from understudy.outcome_batch)))
            """;

    private static final String AGE =
            "select extract(epoch from now() - at) from understudy.experiment_decision where experiment = ? order by id desc limit 1";

    private static final String RUNNING = "select id from understudy.experiment where state = 'RUNNING' order by id";

    private static final String FORGET =
            "delete from understudy.experiment_decision where act = 'NONE' and at < now() - make_interval(secs => ?)";

    private final Database database;

    public DecisionTable(Database database) {
        this.database = database;
    }

    /** @return its id; empty if the experiment does not run any more, or is decided already */
    public OptionalLong add(ExperimentDecision.New row) {
        var verdict = row.verdict();
        var added = database.rows(
                ADD, id -> id.getLong(1), row.node(), verdict.kind().name(), verdict.why().name(), verdict.arm(), verdict.reason(),
                row.inputs().toString(), row.figures().toString(), row.act().name(), row.outcome(), row.experiment());
        return added.stream().mapToLong(id -> id).findFirst();
    }

    /**
     * Tells what came of an attempt to carry an intention out.
     *
     * @param act INTENDED if it is to be tried again
     * @param revision null for none
     * @return false if it was settled before
     */
    public boolean attempted(long id, Act act, String outcome, Integer revision) {
        return database.update(SETTLE, act.name(), outcome, revision, act.name(), id) == 1;
    }

    /** Ids of the experiments that run. */
    public List<String> running() {
        return database.rows(RUNNING, row -> row.getString(1));
    }

    public Optional<ExperimentDecision> find(long id) {
        return select("where id = ?", id).stream().findFirst();
    }

    /** What is to be completed, of all experiments. */
    public List<ExperimentDecision> intended() {
        return select("where act = 'INTENDED' order by id");
    }

    /** Of those by which something was done or told, the newest first. */
    public List<ExperimentDecision> notable(String experiment, int limit) {
        return select("where experiment = ? and act <> 'NONE' order by id desc limit ?", experiment, limit);
    }

    /** The newest first. */
    public List<ExperimentDecision> page(String experiment, long before, int limit) {
        return select("where experiment = ? and id < ? order by id desc limit ?", experiment, before, limit);
    }

    /** How long ago, by the database's clock, any node looked last. */
    public Optional<Duration> sinceLast(String experiment) {
        return duration(AGE, experiment);
    }

    /** For how long the first of what the counting still has to take waits; zero if nothing does. */
    public Duration lag(String experiment) {
        return duration(SINCE, experiment).orElse(Duration.ZERO);
    }

    /** Deletes what is older and led to nothing. */
    public int forget(Duration older) {
        return database.update(FORGET, older.toMillis() / 1e3);
    }

    private Optional<Duration> duration(String sql, String experiment) {
        return database.rows(sql, row -> row.getObject(1) == null ? OptionalDouble.empty() : OptionalDouble.of(row.getDouble(1)), experiment).stream()
                .filter(OptionalDouble::isPresent)
                .map(seconds -> Duration.ofMillis(Math.max(0, Math.round(seconds.getAsDouble() * 1e3))))
                .findFirst();
    }

    private List<ExperimentDecision> select(String which, Object... values) {
        return database.rows(ROW + which, DecisionTable::decision, values);
    }

    private static ExperimentDecision decision(ResultSet row) throws SQLException {
        var verdict = new Verdict(Verdict.Kind.valueOf(row.getString(5)), Verdict.Why.valueOf(row.getString(6)), row.getString(7), row.getString(8));
        return new ExperimentDecision(
                row.getLong(1), row.getString(2), instant(row, 3), row.getString(4), verdict, Json.stored(row.getString(9), JsonNode.class), Json.stored(row.getString(10), JsonNode.class),
                Act.valueOf(row.getString(11)), row.getInt(12), row.getString(13), row.getObject(14, Integer.class), instant(row, 15));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
