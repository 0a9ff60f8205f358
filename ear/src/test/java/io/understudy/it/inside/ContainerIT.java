package io.understudy.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.cluster.control.SchemaMigration;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs inside the server, beside the application's own beans. */
@ExtendWith(ArquillianExtension.class)
class ContainerIT {

    @Inject
    SchemaMigration migration;

    @Test
    void receivesTheApplicationsBeans() {
        assertNotNull(migration);
    }

    @Test
    void runsOnJava25() {
        assertEquals(25, Runtime.version().feature());
    }

    @Test
    void reachesAMigratedPostgresThroughTheServersPool() throws SQLException, NamingException {
        try (var connection = database().getConnection();
                var rows = connection.createStatement().executeQuery("SELECT count(*) FROM understudy.deployment")) {
            assertTrue(connection.getMetaData().getDatabaseMajorVersion() >= 15);
            assertTrue(rows.next());
        }
    }

    @Test
    void writesThroughToTheDisk() throws SQLException, NamingException {
        try (var connection = database().getConnection();
                var rows = connection.createStatement().executeQuery("SELECT current_setting('fsync') || current_setting('synchronous_commit')")) {
            rows.next();
            assertEquals("onon", rows.getString(1));
        }
    }

    private static DataSource database() throws NamingException {
        return InitialContext.doLookup("jdbc/understudy");
    }
}
