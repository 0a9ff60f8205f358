package io.understudy.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.cluster.control.SchemaMigration;
import io.understudy.serving.control.OnnxOptions;
import io.understudy.serving.control.OnnxOptions.Optimization;
import io.understudy.serving.control.OnnxOptions.Provider;
import io.understudy.serving.control.OnnxSettings;
import io.understudy.serving.control.ServingLimits;
import io.understudy.serving.control.ServingSettings;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
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

    @Inject
    ServingSettings serving;

    @Inject
    OnnxSettings onnx;

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

    /** The server was told other values for the first two, and for the third another provider. */
    @Test
    void readsWhatIsSetForOneModelForThatOneAlone() {
        int cores = Runtime.getRuntime().availableProcessors();
        assertEquals(new ServingLimits(1, 3, Duration.ofSeconds(20)), serving.of("one-at-a-time"));
        assertEquals(new ServingLimits(2, 1000, Duration.ofSeconds(10)), serving.of("two-at-a-time"));
        assertEquals(new ServingLimits(cores, 1000, Duration.ofSeconds(10)), serving.of("one-at-a-time-not"));
        assertEquals(new OnnxOptions(1, false, Provider.CPU, Optimization.ALL, false), onnx.of("one-at-a-time"));
        assertEquals(OnnxOptions.DEFAULT, onnx.of("two-at-a-time"));
        assertEquals(new OnnxOptions(1, false, Provider.CUDA, Optimization.ALL, true), onnx.of("needs-cuda"));
    }

    private static DataSource database() throws NamingException {
        return InitialContext.doLookup("jdbc/understudy");
    }
}
