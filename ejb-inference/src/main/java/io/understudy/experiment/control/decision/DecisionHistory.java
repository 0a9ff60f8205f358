package io.understudy.experiment.control.decision;

import io.understudy.database.entity.Database;
import io.understudy.experiment.entity.DecisionTable;
import io.understudy.experiment.entity.ExperimentDecision;
import io.understudy.wire.entity.Page;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Every look at every experiment. */
@ApplicationScoped
public class DecisionHistory {

    @Resource(lookup = "jdbc/understudy", shareable = false)
    private DataSource dataSource;

    @Inject
    @ConfigProperty(name = "understudy.experiment.results-timeout", defaultValue = "PT10S")
    private Duration patience;

    private DecisionTable table;

    @PostConstruct
    void open() {
        table = new DecisionTable(new Database(dataSource, patience));
    }

    /**
     * The newest first.
     *
     * @param before id that the page ends before; null for the first page
     */
    public Page<ExperimentDecision> page(String experiment, Long before, int limit) {
        var rows = table.page(experiment, before == null ? DecisionTable.NEWEST : before, limit + 1);
        return Page.of(rows, limit, row -> Long.toString(row.id()));
    }

    DecisionTable table() {
        return table;
    }
}
