package io.understudy.experiment.entity;

import io.understudy.database.entity.Database;
import io.understudy.database.entity.RefusedRowsException;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The exposures in PostgreSQL. The first that is written of a unit stays; the same again changes nothing. */
public final class ExposureTable {

    private static final String ADD = """
            insert into understudy.exposure (experiment, unit, arm, exposed_at, prediction)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::uuid[])
            on conflict (experiment, unit) do nothing""";

    private static final String COUNT = "select arm, count(*) from understudy.exposure where experiment = ? group by arm";

    /** Two nodes that write the same units in different orders would wait for each other. */
    private static final Comparator<Exposure> ORDER = Comparator.comparing(Exposure::experiment).thenComparing(Exposure::unit);

    private final Database database;

    public ExposureTable(Database database) {
        this.database = database;
    }

    /**
     * @param rows see {@link ExposureRow}
     * @return how many were new
     * @throws RefusedRowsException if one of them can never be kept
     * @throws RuntimeException if the database does not work
     */
    public int write(List<byte[]> rows) {
        var exposures = rows.stream().map(ExposureRow::read).sorted(ORDER).toList();
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
