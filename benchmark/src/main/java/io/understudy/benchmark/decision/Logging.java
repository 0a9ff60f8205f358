package io.understudy.benchmark.decision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Breaks the way of exposures into the database that comes with a server. */
final class Logging {

    private Logging() {}

    /** Of one arm every second unit is lost. */
    static void loseHalf(Path home, String experiment, String arm) throws IOException, SQLException {
        var folder = home.resolve("postgres");
        var port = Files.readAllLines(folder.resolve("data/postmaster.pid")).get(3).strip();
        var password = Files.readString(folder.resolve("password")).strip();
        try (var connection = DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/understudy", "understudy", password);
                var statement = connection.createStatement()) {
            statement.execute("create function understudy.lose_half() returns trigger language plpgsql as $$ begin if new.experiment = '" + experiment
                    + "' and new.arm = '" + arm + "' and hashtext(new.unit) % 2 = 0 then return null; end if; return new; end $$");
            statement.execute("create trigger lose_half before insert on understudy.exposure for each row execute function understudy.lose_half()");
        }
    }
}
