package io.understudy.experiment.entity;

import io.understudy.database.entity.Database;
import io.understudy.database.entity.RefusedRowsException;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The exposures in PostgreSQL. Of a unit the first in time stays, whichever is written first; the same again changes
 * nothing. Rows are written in the order of their units: two nodes that write the same ones do not wait for each other.
 */
public final class ExposureTable {

    private static final String ADD = """
            insert into understudy.exposure as t (experiment, unit, arm, exposed_at, prediction)
            select distinct on (n.experiment, n.unit) n.*
            from unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::uuid[]) as n (experiment, unit, arm, exposed_at, prediction)
            where not exists (
              select from understudy.exposure e
              where e.experiment = n.experiment and e.unit = n.unit and (e.exposed_at, e.prediction) <= (n.exposed_at, n.prediction))
            order by n.experiment, n.unit, n.exposed_at, n.prediction
            on conflict (experiment, unit) do update set arm = excluded.arm, exposed_at = excluded.exposed_at, prediction = excluded.prediction
            where (excluded.exposed_at, excluded.prediction) < (t.exposed_at, t.prediction)""";

    private static final String COUNT = "select arm, count(*) from understudy.exposure where experiment = ? group by arm";

    private final Database database;

    public ExposureTable(Database database) {
        this.database = database;
    }

    /**
     * @param rows see {@link ExposureRow}
     * @return how many were new, or earlier than what was known
     * @throws RefusedRowsException if one of them can never be kept
     * @throws RuntimeException if the database does not work
     */
    public int write(List<byte[]> rows) {
        var exposures = rows.stream().map(ExposureRow::read).toList();
        return database.call(connection -> {
            try (var statement = database.prepare(connection, ADD)) {
                statement.setArray(1, Database.column(connection, "text", exposures, Exposure::experiment));
                statement.setArray(2, Database.column(connection, "text", exposures, Exposure::unit));
                statement.setArray(3, Database.column(connection, "text", exposures, Exposure::arm));
                statement.setArray(4, Database.column(connection, "timestamptz", exposures, e -> e.at().atOffset(ZoneOffset.UTC).toString()));
                statement.setArray(5, Database.column(connection, "uuid", exposures, Exposure::prediction));
                return statement.executeUpdate();
            } catch (SQLException e) {
                if (RefusedRowsException.isRefusal(e)) throw new RefusedRowsException(e);
                throw e;
            }
        });
    }

    /** Units that have met each arm. */
    public Map<String, Long> unitsByArm(String experiment) {
        return database.call(connection -> {
            try (var statement = database.prepare(connection, COUNT)) {
                statement.setString(1, experiment);
                var rows = statement.executeQuery();
                var units = new TreeMap<String, Long>();
                while (rows.next()) units.put(rows.getString(1), rows.getLong(2));
                return units;
            }
        });
    }
}
