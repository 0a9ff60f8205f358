package io.understudy.experiment.control;

import io.understudy.database.entity.Database;
import io.understudy.deployment.entity.ExperimentSplit;
import io.understudy.experiment.entity.Experiment;
import io.understudy.experiment.entity.ExposureTable;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Which units have met the arms of experiments. */
@ApplicationScoped
public class Exposures {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Resource(lookup = "jdbc/understudy", shareable = false)
    private DataSource dataSource;

    private ExposureTable table;

    @PostConstruct
    void open() {
        table = new ExposureTable(new Database(dataSource, PATIENCE));
    }

    /** For every arm, in their order, 0 included. */
    public Map<String, Long> unitsByArm(Experiment experiment) {
        var counted = table.unitsByArm(experiment.id());
        var units = new LinkedHashMap<String, Long>();
        experiment.split().map(ExperimentSplit::arms).orElse(List.of()).forEach(arm -> units.put(arm.name(), counted.getOrDefault(arm.name(), 0L)));
        return units;
    }
}
