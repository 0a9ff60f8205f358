package io.understudy.audit.entity;

import io.understudy.database.entity.Database;
import io.understudy.database.entity.RefusedRowsException;
import io.understudy.serving.entity.CacheTier;
import io.understudy.serving.entity.InferenceStatus;
import io.understudy.wire.entity.Uuid7;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.postgresql.PGConnection;

/** The predictions in PostgreSQL. */
public final class PredictionTable {

    private static final String INTO = "copy understudy.prediction (" + CopyRow.COLUMNS + ") from stdin (format binary)";

    private static final String STAGE =
            "create temp table prediction_stage on commit drop as select " + CopyRow.COLUMNS + " from understudy.prediction limit 0";
    private static final String INTO_STAGE = "copy pg_temp.prediction_stage (" + CopyRow.COLUMNS + ") from stdin (format binary)";
    private static final String UNSTAGE = "insert into understudy.prediction (" + CopyRow.COLUMNS + ") select " + CopyRow.COLUMNS
            + " from pg_temp.prediction_stage on conflict (at, id) do nothing";

    private static final String SELECT = "select " + CopyRow.COLUMNS + " from understudy.prediction where ";

    private final Database database;

    public PredictionTable(Database database) {
        this.database = database;
    }

    /**
     * Keeps rows that were never written before: all of them or none.
     *
     * @param rows see {@link CopyRow}
     * @throws RefusedRowsException if one of them can never be kept, or is there already
     * @throws RuntimeException if the database does not work; whether the rows were kept is then unknown
     */
    public void write(List<byte[]> rows) {
        database.call(connection -> refusable(() -> copy(connection, INTO, rows)));
    }

    /** As {@link #write}, but those that are there already are left as they are. */
    public int replay(List<byte[]> rows) {
        return database.inTransaction(connection -> refusable(() -> {
            try (var statement = connection.createStatement()) {
                statement.execute(STAGE);
                copy(connection, INTO_STAGE, rows);
                return statement.executeUpdate(UNSTAGE);
            }
        }));
    }

    public Optional<Prediction> find(UUID id) {
        if (!Uuid7.is(id)) return Optional.empty();
        return select("at = ? and id = ?", List.of(Uuid7.time(id).atOffset(ZoneOffset.UTC), id), 1).stream().findFirst();
    }

    /**
     * The newest first.
     *
     * @param before id that the page ends before; null for the first page
     */
    public List<Prediction> page(PredictionFilter filter, UUID before, int limit) {
        var condition = filter.condition(before, before == null ? null : Uuid7.time(before));
        return select(condition.sql(), condition.values(), limit);
    }

    private List<Prediction> select(String condition, List<Object> values, int limit) {
        return database.rows(SELECT + condition + " order by at desc, id desc limit " + limit, PredictionTable::prediction, values.toArray());
    }

    private static Prediction prediction(ResultSet row) throws SQLException {
        var digest = row.getBytes(10);
        return new Prediction(
                row.getObject(1, UUID.class),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                digest == null ? null : HexFormat.of().formatHex(digest),
                json(row.getString(11)),
                json(row.getString(12)),
                row.getObject(13, Double.class),
                row.getLong(14),
                CacheTier.valueOf(row.getString(15).toUpperCase(Locale.ROOT)),
                InferenceStatus.valueOf(row.getString(16).toUpperCase(Locale.ROOT)));
    }

    private static JsonText json(String text) {
        return text == null ? null : JsonText.ofText(text);
    }

    private static long copy(Connection connection, String sql, List<byte[]> rows) throws SQLException {
        try {
            var api = connection.unwrap(PGConnection.class).getCopyAPI();
            return api.copyIn(sql, new ByteArrayInputStream(CopyRow.stream(rows)), 1 << 16);
        } catch (IOException e) {
            throw new SQLException("The connection broke while rows were sent.", "08006", e);
        }
    }

    private interface Statements<T> {
        T run() throws SQLException;
    }

    private static <T> T refusable(Statements<T> statements) throws SQLException {
        try {
            return statements.run();
        } catch (SQLException e) {
            if (RefusedRowsException.isRefusal(e)) throw new RefusedRowsException(e);
            throw e;
        }
    }
}
