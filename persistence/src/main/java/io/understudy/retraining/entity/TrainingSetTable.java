package io.understudy.retraining.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.understudy.database.entity.Database;
import io.understudy.database.entity.Statements;
import io.understudy.retraining.entity.TrainingSet.Row;
import io.understudy.wire.entity.Json;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The training sets in PostgreSQL. A set is there as a whole or not at all, whoever reads it meanwhile. */
public final class TrainingSetTable {

    private static final int BATCH = 2_000;

    private static final String COLUMNS = " model, name, id, digest, texts, labels, created_at, created_by ";

    private static final String TAKE_PLACE = "delete from understudy.training_set where model = ? and name = ?";

    /** Of two that put the same set, the second waits here, and then finds the first. */
    private static final String ONE_AFTER_ANOTHER = "select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 0))) l";

    /** Under a name that nobody can ask for, until it is whole. */
    private static final String ADD =
            "insert into understudy.training_set (model, name, id, digest, texts, labels, created_by) values (?, ?, ?, '', 0, '{}', ?)";

    private static final String ADD_ROWS =
            """
            insert into understudy.training_row (set_id, place, text, label, weight)
            select ?, ? + r.ord, r.text, r.label, r.weight
            from unnest(?::text[], ?::text[], ?::float8[]) with ordinality as r (text, label, weight, ord)
            """;

    private static final String COMPLETE =
            "update understudy.training_set set name = ?, digest = ?, texts = ?, labels = ?::jsonb where id = ? returning" + COLUMNS;

    private static final String ROWS = "select text, label, weight from understudy.training_row where set_id = ? order by place";

    private final Database database;

    public TrainingSetTable(Database database) {
        this.database = database;
    }

    /**
     * Puts a set in place of that of the same name. The rows are asked for one after another, so that what is wrong with one
     * of them, which the iterator throws, leaves everything as it was.
     */
    public TrainingSet put(String model, String name, String who, Iterator<Row> rows) {
        return database.inTransaction(connection -> {
            var statements = new Statements(database, connection);
            var id = UUID.randomUUID();
            statements.update(ADD, model, id.toString(), id, who);
            var count = new RowCount();
            var batch = new ArrayList<Row>(BATCH);
            while (rows.hasNext()) {
                var row = rows.next();
                count.add(row);
                batch.add(row);
                if (batch.size() == BATCH || !rows.hasNext()) {
                    write(connection, id, count.rows() - batch.size(), batch);
                    batch.clear();
                }
            }
            statements.each(ONE_AFTER_ANOTHER, row -> {}, model + '/' + name);
            statements.update(TAKE_PLACE, model, name);
            return statements.rows(COMPLETE, TrainingSetTable::set, name, count.digest(), count.rows(), json(count.labels()), id).getFirst();
        });
    }

    private void write(Connection connection, UUID id, int before, List<Row> rows) throws SQLException {
        try (var statement = database.prepare(connection, ADD_ROWS)) {
            statement.setObject(1, id);
            statement.setInt(2, before);
            statement.setArray(3, Database.column(connection, "text", rows, Row::text));
            statement.setArray(4, Database.column(connection, "text", rows, Row::label));
            statement.setArray(5, Database.column(connection, "float8", rows, Row::weight));
            statement.executeUpdate();
        }
    }

    public Optional<TrainingSet> find(String model, String name) {
        return select("where model = ? and name = ?", model, name).stream().findFirst();
    }

    /** In the order of their names. */
    public List<TrainingSet> of(String model) {
        return select("where model = ? order by name", model);
    }

    /** Its rows in their order, as they come, so that no set need fit into the reader's memory. */
    public void read(TrainingSet set, Consumer<Row> row) {
        database.inTransaction(connection -> {
            try (var statement = database.prepare(connection, ROWS)) {
                statement.setObject(1, set.id());
                statement.setFetchSize(BATCH);
                try (var found = statement.executeQuery()) {
                    while (found.next()) row.accept(new Row(found.getString(1), found.getString(2), found.getDouble(3)));
                }
                return null;
            }
        });
    }

    /** @return whether it was there */
    public boolean delete(String model, String name) {
        return database.update(TAKE_PLACE, model, name) == 1;
    }

    private List<TrainingSet> select(String which, Object... values) {
        return database.rows("select" + COLUMNS + "from understudy.training_set " + which, TrainingSetTable::set, values);
    }

    private static String json(Map<String, Integer> labels) {
        try {
            return Json.MAPPER.writeValueAsString(labels);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("counts that cannot be written", e);
        }
    }

    private static TrainingSet set(ResultSet row) throws SQLException {
        return new TrainingSet(
                row.getString(1), row.getString(2), row.getObject(3, UUID.class), row.getString(4).strip(), row.getInt(5), labels(row.getString(6)),
                row.getObject(7, OffsetDateTime.class).toInstant(), row.getString(8));
    }

    private static Map<String, Integer> labels(String json) {
        try {
            return Json.MAPPER.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not the counts of a training set", e);
        }
    }
}
