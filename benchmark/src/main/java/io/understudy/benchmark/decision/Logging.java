package io.understudy.benchmark.decision;

import io.understudy.benchmark.server.Sql;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** Breaks the way of exposures into the database. */
final class Logging {

    private Logging() {}

    /**
     * Of one arm every second unit is lost.
     *
     * @param home of the server
     */
    static void loseHalf(Path home, String experiment, String arm) throws IOException, SQLException {
        try (var database = Sql.of(home)) {
            database.run("create function understudy.lose_half() returns trigger language plpgsql as $$ begin if new.experiment = '" + experiment
                    + "' and new.arm = '" + arm + "' and hashtext(new.unit) % 2 = 0 then return null; end if; return new; end $$");
            database.run("create trigger lose_half before insert on understudy.exposure for each row execute function understudy.lose_half()");
        }
    }
}
