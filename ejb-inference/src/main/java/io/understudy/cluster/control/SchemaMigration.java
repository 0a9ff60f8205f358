package io.understudy.cluster.control;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;

/**
 * Brings the database to this build's schema before anything else starts, and refuses to start on one that differs from
 * the entities. Nodes that start together take turns: Flyway holds a lock.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaMigration {

    private static final Logger LOG = Logger.getLogger(SchemaMigration.class.getName());

    @Resource(lookup = "jdbc/understudy")
    private DataSource dataSource;

    @PersistenceUnit(unitName = "understudy")
    private EntityManagerFactory entities;

    @Inject
    @ConfigProperty(name = "understudy.db.wait", defaultValue = "PT60S")
    private Duration patience;

    @PostConstruct
    void migrate() {
        awaitDatabase(Instant.now().plus(patience));
        var result = Flyway.configure(getClass().getClassLoader())
                .dataSource(dataSource)
                .defaultSchema("understudy")
                .createSchemas(true)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        LOG.info(() -> "Schema at " + result.targetSchemaVersion + ", " + result.migrationsExecuted + " migrations run");
        try {
            entities.getSchemaManager().validate();
        } catch (Exception e) {
            throw new IllegalStateException("The database does not have the schema that this build expects.", e);
        }
    }

    private void awaitDatabase(Instant until) {
        while (true) {
            try (var connection = dataSource.getConnection()) {
                if (connection.isValid(5)) return;
            } catch (SQLException e) {
                if (Instant.now().isAfter(until)) {
                    throw new IllegalStateException("The database does not answer: " + e.getMessage(), e);
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the database", e);
        }
    }
}
