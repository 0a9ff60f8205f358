package io.understudy.feedback.control;

import io.understudy.database.entity.Database;
import io.understudy.experiment.entity.UnitErasure;
import io.understudy.feedback.entity.PersonalDataTable;
import io.understudy.wire.entity.Uuid7;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What is known of somebody by name, and how it is forgotten. */
@ApplicationScoped
public class PersonalData {

    /** What stands in place of a name. The rest is drawn by chance, and kept nowhere beside the name. */
    private static final String PREFIX = "erased-";

    @Resource(lookup = "jdbc/understudy", shareable = false)
    private DataSource dataSource;

    @Inject
    @ConfigProperty(name = "understudy.personal-data.statement-timeout", defaultValue = "PT45S")
    private Duration patience;

    private PersonalDataTable log;
    private UnitErasure experiments;

    @PostConstruct
    void open() {
        var database = new Database(dataSource, patience);
        log = new PersonalDataTable(database);
        experiments = new UnitErasure(database);
    }

    /**
     * Takes a unit's name and inputs out of everything. What it did still counts, as that of somebody. Done again it finds
     * what has come since, or nothing.
     *
     * @param unit user, session or request, as its calls named it
     * @param by who asks for it
     */
    public Erasure erase(String unit, String by) {
        var pseudonym = PREFIX + UUID.randomUUID();
        var erased = log.erase(unit, pseudonym);
        var renamed = experiments.rename(unit, pseudonym);
        var id = Uuid7.next();
        log.note(id, by, erased, renamed.exposures(), renamed.outcomes());
        return new Erasure(id, erased.predictions(), erased.inputs(), erased.feedback(), renamed.exposures(), renamed.outcomes());
    }
}
