package io.understudy.search.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.understudy.database.entity.Database;
import io.understudy.search.entity.TalentImport.LineError;
import io.understudy.search.entity.TalentImport.State;
import io.understudy.wire.entity.Json;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The imports in PostgreSQL. A batch of profiles and the progress that it makes are one transaction. */
public final class TalentImportTable {

    private static final String START =
            """
            insert into understudy.talent_import as i (id, node, state, started_at, progressed_at)
            values (?, ?, 'RUNNING', ?, ?)
            on conflict (id) do update set
              node = excluded.node, state = 'RUNNING', attempt = i.attempt + 1,
              lines_read = 0, accepted = 0, rejected = 0, errors = '[]', failure = null, sha256 = null,
              started_at = excluded.started_at, progressed_at = excluded.progressed_at, ended_at = null
            where i.state in ('FAILED', 'INTERRUPTED')
            returning attempt
            """;

    private static final String PROGRESS =
            """
            update understudy.talent_import set
              state = ?, lines_read = ?, accepted = ?, rejected = ?, errors = ?::jsonb,
              failure = ?, sha256 = ?, progressed_at = ?, ended_at = ?
            where id = ? and attempt = ? and state = 'RUNNING'
            """;

    private static final String INTERRUPT =
            """
            update understudy.talent_import set state = 'INTERRUPTED', ended_at = ?,
              failure = 'The node ended before the import did; lines up to lines_read are kept.'
            where state = 'RUNNING' and (node = ? or progressed_at < ?)
            """;

    private static final String COLUMNS =
            "id, state, lines_read, accepted, rejected, failure, sha256, started_at, ended_at";

    private final Database database;
    private final TalentTable talents;

    public TalentImportTable(Database database, TalentTable talents) {
        this.database = database;
        this.talents = talents;
    }

    /** @return the number of this attempt; empty if an import of this id is running or completed */
    public OptionalInt start(String id, String node, Instant now) {
        return database.call(connection -> {
            try (var statement = database.prepare(connection, START)) {
                statement.setString(1, id);
                statement.setString(2, node);
                statement.setTimestamp(3, Timestamp.from(now));
                statement.setTimestamp(4, Timestamp.from(now));
                var rows = statement.executeQuery();
                return rows.next() ? OptionalInt.of(rows.getInt(1)) : OptionalInt.empty();
            }
        });
    }

    /**
     * Keeps a batch and says how far the import has come. Doing it twice is the same as doing it once.
     *
     * @param progress what holds once the batch is kept
     * @return false, with nothing kept, if this attempt is no longer the one that runs
     */
    public boolean save(TalentImport progress, int attempt, Collection<TalentProfile> batch, Instant now) {
        return database.inTransaction(connection -> {
            if (progress(connection, progress, attempt, now) == 0) return false;
            if (!batch.isEmpty()) talents.upsert(connection, batch, now);
            return true;
        });
    }

    /**
     * Marks what runs no more.
     *
     * @param node which is starting, so that none of its imports can be running
     * @param staleBefore imports of any node that made no progress since
     */
    public int interrupt(String node, Instant staleBefore, Instant now) {
        return database.call(connection -> {
            try (var statement = database.prepare(connection, INTERRUPT)) {
                statement.setTimestamp(1, Timestamp.from(now));
                statement.setString(2, node);
                statement.setTimestamp(3, Timestamp.from(staleBefore));
                return statement.executeUpdate();
            }
        });
    }

    public Optional<TalentImport> find(String id) {
        return database.call(connection -> {
            var sql = "select " + COLUMNS + ", errors from understudy.talent_import where id = ?";
            try (var statement = database.prepare(connection, sql)) {
                statement.setString(1, id);
                var rows = statement.executeQuery();
                return rows.next() ? Optional.of(from(rows, errors(rows.getString("errors")))) : Optional.empty();
            }
        });
    }

    /** The latest first, without their errors. */
    public List<TalentImport> recent(int limit) {
        return database.call(connection -> {
            var sql = "select " + COLUMNS + " from understudy.talent_import order by started_at desc, id limit ?";
            try (var statement = database.prepare(connection, sql)) {
                statement.setInt(1, limit);
                var rows = statement.executeQuery();
                var imports = new ArrayList<TalentImport>();
                while (rows.next()) imports.add(from(rows, null));
                return imports;
            }
        });
    }

    private int progress(Connection connection, TalentImport progress, int attempt, Instant now) throws SQLException {
        try (var statement = database.prepare(connection, PROGRESS)) {
            statement.setString(1, progress.state().name());
            statement.setLong(2, progress.linesRead());
            statement.setLong(3, progress.accepted());
            statement.setLong(4, progress.rejected());
            statement.setString(5, Json.MAPPER.writeValueAsString(progress.errors()));
            statement.setString(6, progress.failure());
            statement.setString(7, progress.sha256());
            statement.setTimestamp(8, Timestamp.from(now));
            statement.setTimestamp(9, progress.endedAt() == null ? null : Timestamp.from(progress.endedAt()));
            statement.setString(10, progress.id());
            statement.setInt(11, attempt);
            return statement.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TalentImport from(ResultSet rows, List<LineError> errors) throws SQLException {
        var ended = rows.getTimestamp("ended_at");
        return new TalentImport(
                rows.getString("id"),
                State.valueOf(rows.getString("state")),
                rows.getLong("lines_read"),
                rows.getLong("accepted"),
                rows.getLong("rejected"),
                errors,
                rows.getString("failure"),
                rows.getString("sha256"),
                rows.getTimestamp("started_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }

    private static List<LineError> errors(String json) {
        try {
            return Json.MAPPER.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored errors cannot be read", e);
        }
    }
}
