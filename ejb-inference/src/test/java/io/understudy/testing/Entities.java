package io.understudy.testing;

import io.understudy.deployment.entity.Deployment;
import io.understudy.experiment.entity.Experiment;
import io.understudy.registry.entity.Model;
import io.understudy.registry.entity.ModelVersion;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.ValidationMode;
import java.util.function.Function;
import javax.sql.DataSource;

/** The product's entities on a test's database, with transactions of their own instead of the container's. */
public final class Entities implements AutoCloseable {

    private final EntityManagerFactory factory;

    public Entities(DataSource source) {
        factory = new PersistenceConfiguration("test")
                .managedClass(Deployment.class)
                .managedClass(Experiment.class)
                .managedClass(Model.class)
                .managedClass(ModelVersion.class)
                .transactionType(PersistenceUnitTransactionType.RESOURCE_LOCAL)
                .property("hibernate.connection.datasource", source)
                .property("hibernate.default_schema", "understudy")
                .validationMode(ValidationMode.NONE)
                .createEntityManagerFactory();
    }

    /** One transaction, rolled back where the work throws. */
    public <T> T transaction(Function<EntityManager, T> work) {
        return factory.callInTransaction(work::apply);
    }

    @Override
    public void close() {
        factory.close();
    }
}
