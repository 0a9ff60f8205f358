package io.understudy.retraining.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.database.entity.Database;
import io.understudy.retraining.entity.RetrainingJob.End;
import io.understudy.retraining.entity.RetrainingJob.State;
import io.understudy.wire.entity.Json;
import io.understudy.wire.entity.Uuid7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The jobs in PostgreSQL. Whoever is at one holds it by the number of his attempt: when another node has taken it over,
 * nothing that he writes has an effect.
 */
public final class JobTable {

    /** Greater than any id. */
    public static final UUID NEWEST = new UUID(-1, -1);

    private static final String COLUMNS =
            " id, model, state, stage, cause, orders, created_at, created_by, attempts, node, started_at, ended_at, cancelled_by, reason, version,"
                    + " verdict, experiment, report ";

    private static final String OPEN =
            """
            insert into understudy.retraining_job (id, model, state, cause, orders, created_by)
            values (?, ?, 'QUEUED', ?, ?::jsonb, ?) on conflict do nothing returning
            """ + COLUMNS;

    /** Of a job that another node was at, until it fell silent, too. */
    private static final String CLAIM =
            """
            update understudy.retraining_job set state = 'RUNNING', node = ?, seen_at = now(), attempts = attempts + 1,
              started_at = coalesce(started_at, now())
            where id = (
              select id from understudy.retraining_job
              where state = 'QUEUED' or state = 'RUNNING' and seen_at < now() - make_interval(secs => ?)
              order by created_at, id limit 1 for update skip locked)
            returning
            """ + COLUMNS;

    private static final String BEAT =
            "update understudy.retraining_job set seen_at = now() where id = ? and attempts = ? and state = 'RUNNING' returning coalesce(cancelled_by, '')";

    private static final String STAGE =
            "update understudy.retraining_job set stage = ?, seen_at = now() where id = ? and attempts = ? and state = 'RUNNING' returning coalesce(cancelled_by, '')";

    private static final String END =
            """
            update understudy.retraining_job set state = ?, reason = ?, version = ?, verdict = ?, experiment = ?, report = ?::jsonb,
              ended_at = now(), stage = null
            where id = ? and attempts = ? and state = 'RUNNING'
            """;

    private static final String CANCEL =
            """
            update understudy.retraining_job set cancelled_by = coalesce(cancelled_by, ?),
              state = case state when 'QUEUED' then 'CANCELLED' else state end,
              reason = case state when 'QUEUED' then 'Cancelled by ' || ? end,
              ended_at = case state when 'QUEUED' then now() end
            where id = ? and state in ('QUEUED', 'RUNNING') returning
            """ + COLUMNS;

    private final Database database;

    public JobTable(Database database) {
        this.database = database;
    }

    /** @return empty if a job of the model is open already */
    public Optional<RetrainingJob> open(String model, String cause, RetrainingOrder order, String who) {
        return database.rows(OPEN, JobTable::job, Uuid7.next(), model, cause, json(order), who).stream().findFirst();
    }

    public Optional<RetrainingJob> find(UUID id) {
        return select("where id = ?", id).stream().findFirst();
    }

    /** The one that is queued or runs. */
    public Optional<RetrainingJob> openOf(String model) {
        return select("where model = ? and state in ('QUEUED', 'RUNNING')", model).stream().findFirst();
    }

    public Optional<RetrainingJob> latest(String model) {
        return page(model, NEWEST, 1).stream().findFirst();
    }

    public Optional<RetrainingJob> latestSucceeded(String model) {
        return select("where model = ? and state = 'SUCCEEDED' order by id desc limit 1", model).stream().findFirst();
    }

    /**
     * The newest first.
     *
     * @param model null for all
     */
    public List<RetrainingJob> page(String model, UUID before, int limit) {
        return select("where (?::text is null or model = ?) and id < ? order by id desc limit ?", model, model, before, limit);
    }

    /**
     * The next that nobody is at.
     *
     * @param silence after which a node that was at one is taken for dead
     */
    public Optional<RetrainingJob> claim(String node, Duration silence) {
        return database.rows(CLAIM, JobTable::job, node, silence.toMillis() / 1e3).stream().findFirst();
    }

    /** @return who has cancelled it, or an empty text; nothing if it is not this attempt's any more */
    public Optional<String> beat(RetrainingJob job) {
        return database.rows(BEAT, row -> row.getString(1), job.id(), job.attempts()).stream().findFirst();
    }

    /** As {@link #beat}, and tells where it is. */
    public Optional<String> stage(RetrainingJob job, String stage) {
        return database.rows(STAGE, row -> row.getString(1), stage, job.id(), job.attempts()).stream().findFirst();
    }

    /** @return false if it is not this attempt's any more */
    public boolean end(RetrainingJob job, End end) {
        var verdict = end.verdict() == null ? null : end.verdict().name();
        var report = end.report() == null ? null : end.report().toString();
        return database.update(
                        END, end.state().name(), end.reason(), end.version(), verdict, end.experiment(), report, job.id(), job.attempts())
                == 1;
    }

    /** @return as it is now; empty if it had ended */
    public Optional<RetrainingJob> cancel(UUID id, String who) {
        return database.rows(CANCEL, JobTable::job, who, who, id).stream().findFirst();
    }

    private List<RetrainingJob> select(String which, Object... values) {
        return database.rows("select" + COLUMNS + "from understudy.retraining_job " + which, JobTable::job, values);
    }

    private static String json(RetrainingOrder order) {
        try {
            return Json.MAPPER.writeValueAsString(order);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an order that cannot be written", e);
        }
    }

    private static RetrainingJob job(ResultSet row) throws SQLException {
        var verdict = row.getString(16);
        var report = row.getString(18);
        return new RetrainingJob(
                row.getObject(1, UUID.class), row.getString(2), State.valueOf(row.getString(3)), row.getString(4), row.getString(5),
                Json.stored(row.getString(6), RetrainingOrder.class), instant(row, 7), row.getString(8), row.getInt(9), row.getString(10),
                instant(row, 11), instant(row, 12), row.getString(13), row.getString(14), row.getString(15),
                verdict == null ? null : Promotion.valueOf(verdict), row.getString(17),
                report == null ? null : Json.stored(report, JsonNode.class));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
