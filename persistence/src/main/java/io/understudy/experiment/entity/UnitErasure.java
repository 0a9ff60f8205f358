package io.understudy.experiment.entity;

import io.understudy.database.entity.Database;
import io.understudy.database.entity.Statements;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/**
 * Gives a unit another name in all experiments. Everything that it did still counts, and as the same unit's. What is counted
 * already is not counted anew: the point of the new name is another, and need not be one of the unit's arm.
 */
public final class UnitErasure {

    private static final String TAKE_WAITING = "delete from understudy.exposure_inbox where unit = ? returning experiment, due, since";
    private static final String EXPOSURES = "update understudy.exposure set unit = ? where unit = ?";

    /** What the change of the exposures has told the inbox. */
    private static final String UNTELL = "delete from understudy.exposure_inbox where unit = ?";

    private static final String PUT_WAITING = "insert into understudy.exposure_inbox (experiment, unit, due, since) values (?, ?, ?, ?)";

    private static final String UNITS = "update understudy.experiment_unit set unit = ? where unit = ?";

    /** By the experiments of the unit, since no index leads to it alone. */
    private static final String EVENTS =
            "update understudy.experiment_unit_event set unit = ? where unit = ? and experiment in (select experiment from understudy.exposure where unit = ?)";

    /** A key may be made of the unit's name, which somebody who guesses it could then prove. */
    private static final String OUTCOMES =
            "update understudy.outcome set unit = ?, key = case when prediction is null then gen_random_uuid() else key end where unit = ?";

    /** @param exposures, @param outcomes that have another name now */
    public record Renamed(int exposures, int outcomes) {}

    private record Waiting(String experiment, OffsetDateTime due, OffsetDateTime since) {}

    private final Database database;

    public UnitErasure(Database database) {
        this.database = database;
    }

    /** All or nothing, while nobody counts. */
    public Renamed rename(String unit, String name) {
        return database.inTransaction(connection -> {
            Turn.COUNTING.await(connection);
            return rename(new Statements(database, connection), unit, name);
        });
    }

    private static Renamed rename(Statements statements, String unit, String name) throws SQLException {
        var waiting = statements.rows(TAKE_WAITING, row -> new Waiting(
                row.getString(1), row.getObject(2, OffsetDateTime.class), row.getObject(3, OffsetDateTime.class)), unit);
        int exposures = statements.update(EXPOSURES, name, unit);
        statements.update(UNTELL, name);
        for (var exposure : waiting) statements.update(PUT_WAITING, exposure.experiment, name, exposure.due, exposure.since);
        statements.update(UNITS, name, unit);
        statements.update(EVENTS, name, unit, name);
        return new Renamed(exposures, statements.update(OUTCOMES, name, unit));
    }
}
