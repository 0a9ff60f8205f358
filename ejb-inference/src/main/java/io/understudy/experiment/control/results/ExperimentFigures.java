package io.understudy.experiment.control.results;

import io.understudy.database.entity.Database;
import io.understudy.experiment.entity.SumsTable;
import io.understudy.failure.entity.DomainException;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The figures of an experiment as they are now. */
@ApplicationScoped
public class ExperimentFigures {

    @Resource(lookup = "jdbc/understudy", shareable = false)
    private DataSource dataSource;

    @Inject
    @ConfigProperty(name = "understudy.experiment.results-timeout", defaultValue = "PT10S")
    private Duration patience;

    private SumsTable table;

    @PostConstruct
    void open() {
        table = new SumsTable(new Database(dataSource, patience));
    }

    /** @throws DomainException NOT_FOUND if there is no such experiment */
    public ExperimentResults of(String experiment) {
        var asked = table.find(experiment).orElseThrow(() -> DomainException.notFound("experiment", experiment));
        return Evaluation.of(asked.definition(), asked.state(), table.read(experiment));
    }
}
