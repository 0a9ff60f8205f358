package io.understudy.experiment.control.outcomes;

import io.understudy.database.entity.Database;
import io.understudy.experiment.entity.OutcomeTable;
import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.DomainException.Violation;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What units did after they met an arm, reported by those who see it. */
@ApplicationScoped
public class Outcomes {

    private static final String LIST = "outcomes";
    private static final int MOST_VIOLATIONS = 100;

    @Resource(lookup = "jdbc/understudy", shareable = false)
    private DataSource dataSource;

    @Inject
    @ConfigProperty(name = "understudy.outcomes.statement-timeout", defaultValue = "PT10S")
    private Duration patience;

    @Inject
    @ConfigProperty(name = "understudy.outcomes.max-batch", defaultValue = "10000")
    private int most;

    private final Clock clock = Clock.systemUTC();
    private OutcomeTable table;

    @PostConstruct
    void open() {
        table = new OutcomeTable(new Database(dataSource, patience));
    }

    public int most() {
        return most;
    }

    /**
     * Keeps all or none.
     *
     * @param isSingle whether there is no list in what the caller sent
     * @throws DomainException INVALID with the places of what is wrong
     */
    public OutcomeReport report(List<ReportedOutcome> reported, boolean isSingle) {
        var now = clock.instant();
        if (reported.isEmpty()) throw DomainException.invalid(LIST, "must not be empty");
        if (reported.size() > most) throw DomainException.tooLarge(LIST, "must be at most " + most);
        var violations = new ArrayList<Violation>();
        for (int i = 0; i < reported.size() && violations.size() < MOST_VIOLATIONS; i++) {
            violations.addAll(OutcomeReading.violations(reported.get(i), isSingle ? "" : LIST + "[" + i + "].", now));
        }
        if (!violations.isEmpty()) throw DomainException.invalid(violations);
        return OutcomeReport.of(table.keep(reported.stream().map(outcome -> OutcomeReading.read(outcome, now)).toList()));
    }

    /**
     * Keeps what another capability has seen, in its transaction: both are kept, or neither. What is the same outcome as one
     * that was reported by its caller is kept once, as ever.
     *
     * @param seen without faults, and however many
     */
    public void keepWith(Connection connection, List<ReportedOutcome> seen) throws SQLException {
        if (seen.isEmpty()) return;
        var now = clock.instant();
        table.keep(connection, seen.stream().map(outcome -> OutcomeReading.read(outcome, now)).toList());
    }
}
