package io.understudy.experiment.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.database.entity.Database;
import io.understudy.experiment.entity.ExperimentDecision.Act;
import io.understudy.wire.entity.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
              (select min(since) from understudy.exposure_inbox where experiment = ?), (select min(since) from understudy.outcome_batch)))
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
        return database.call(connection -> {
            try (var statement = database.prepare(connection, ADD)) {
                statement.setString(1, row.node());
                statement.setString(2, row.verdict().kind().name());
                statement.setString(3, row.verdict().why().name());
                statement.setString(4, row.verdict().arm());
                statement.setString(5, row.verdict().reason());
                statement.setString(6, row.inputs().toString());
                statement.setString(7, row.figures().toString());
                statement.setString(8, row.act().name());
                statement.setString(9, row.outcome());
                statement.setString(10, row.experiment());
                var rows = statement.executeQuery();
                return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
            }
        });
    }

    /**
     * Tells what came of an attempt to carry an intention out.
     *
     * @param act INTENDED if it is to be tried again
     * @param revision null for none
     * @return false if it was settled before
     */
    public boolean attempted(long id, Act act, String outcome, Integer revision) {
        return database.call(connection -> {
            try (var statement = database.prepare(connection, SETTLE)) {
                statement.setString(1, act.name());
                statement.setString(2, outcome);
                statement.setObject(3, revision);
                statement.setString(4, act.name());
                statement.setLong(5, id);
                return statement.executeUpdate() == 1;
            }
        });
    }

    /** Ids of the experiments that run. */
    public List<String> running() {
        return database.call(connection -> {
            try (var statement = database.prepare(connection, RUNNING)) {
                var rows = statement.executeQuery();
                var ids = new ArrayList<String>();
                while (rows.next()) ids.add(rows.getString(1));
                return ids;
            }
        });
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
        return database.call(connection -> {
            try (var statement = database.prepare(connection, FORGET)) {
                statement.setDouble(1, older.toMillis() / 1e3);
                return statement.executeUpdate();
            }
        });
    }

    private Optional<Duration> duration(String sql, String experiment) {
        return database.call(connection -> {
            try (var statement = database.prepare(connection, sql)) {
                statement.setString(1, experiment);
                var rows = statement.executeQuery();
                if (!rows.next() || rows.getObject(1) == null) return Optional.empty();
                return Optional.of(Duration.ofMillis(Math.max(0, Math.round(rows.getDouble(1) * 1e3))));
            }
        });
    }

    private List<ExperimentDecision> select(String which, Object... values) {
        return database.call(connection -> {
            try (var statement = database.prepare(connection, ROW + which)) {
                for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
                var rows = statement.executeQuery();
                var decisions = new ArrayList<ExperimentDecision>();
                while (rows.next()) decisions.add(decision(rows));
                return decisions;
            }
        });
    }

    private static ExperimentDecision decision(ResultSet row) throws SQLException {
        var verdict = new Verdict(Verdict.Kind.valueOf(row.getString(5)), Verdict.Why.valueOf(row.getString(6)), row.getString(7), row.getString(8));
        return new ExperimentDecision(
                row.getLong(1), row.getString(2), instant(row, 3), row.getString(4), verdict, json(row.getString(9)), json(row.getString(10)),
                Act.valueOf(row.getString(11)), row.getInt(12), row.getString(13), row.getObject(14, Integer.class), instant(row, 15));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A decision's figures are no JSON", e);
        }
    }
}
