package io.understudy.feedback.control;

import io.understudy.database.entity.Database;
import io.understudy.experiment.control.outcomes.Outcomes;
import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.DomainException.Violation;
import io.understudy.feedback.entity.Feedback;
import io.understudy.feedback.entity.FeedbackFate;
import io.understudy.feedback.entity.FeedbackTable;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What users say of predictions: kept, with what it is to experiments, before it is answered. */
@ApplicationScoped
public class Feedbacks {

    private static final String LIST = "feedback";
    private static final int MOST_VIOLATIONS = 100;
    private static final int MOST_RESOLVED = 5_000;

    @Resource(lookup = "jdbc/understudy", shareable = false)
    private DataSource dataSource;

    @Inject
    private Outcomes outcomes;

    @Inject
    private KeptDays days;

    @Inject
    private FeedbackMeters meters;

    @Inject
    @ConfigProperty(name = "understudy.feedback.statement-timeout", defaultValue = "PT10S")
    private Duration patience;

    @Inject
    @ConfigProperty(name = "understudy.feedback.max-batch", defaultValue = "10000")
    private int most;

    private final Clock clock = Clock.systemUTC();
    private Database database;
    private FeedbackTable table;

    @PostConstruct
    void open() {
        database = new Database(dataSource, patience);
        table = new FeedbackTable(database);
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
    public FeedbackReport report(List<ReportedFeedback> reported, boolean isSingle) {
        var now = clock.instant();
        if (reported.isEmpty()) throw DomainException.invalid(LIST, "must not be empty");
        if (reported.size() > most) throw DomainException.tooLarge(LIST, "must be at most " + most);
        var violations = new ArrayList<Violation>();
        for (int i = 0; i < reported.size() && violations.size() < MOST_VIOLATIONS; i++) {
            violations.addAll(FeedbackReading.violations(reported.get(i), isSingle ? "" : LIST + "[" + i + "].", now));
        }
        if (!violations.isEmpty()) throw DomainException.invalid(violations);
        var all = reported.stream().map(feedback -> FeedbackReading.read(feedback, now)).toList();
        var fates = database.inTransaction(connection -> keep(connection, all));
        meters.count(all, fates);
        return FeedbackReport.of(all, fates);
    }

    private List<FeedbackFate> keep(Connection connection, List<Feedback> all) throws SQLException {
        var fates = table.keep(connection, all, days.first());
        outcomes.keepWith(connection, IntStream.range(0, all.size())
                .filter(i -> fates.get(i).isKept())
                .mapToObj(i -> Stream.concat(
                        FeedbackOutcomes.of(all.get(i)).stream(), FeedbackOutcomes.judged(all.get(i), fates.get(i).predicted()).stream()))
                .flatMap(outcome -> outcome)
                .toList());
        return fates;
    }

    /** Connects what has waited with the records that have come meanwhile. */
    void resolve() {
        int found;
        do {
            found = database.inTransaction(connection -> {
                var resolved = table.resolve(connection, MOST_RESOLVED);
                outcomes.keepWith(connection, resolved.stream()
                        .flatMap(one -> FeedbackOutcomes.judged(one.feedback(), one.predicted()).stream())
                        .toList());
                return resolved.size();
            });
        } while (found == MOST_RESOLVED);
    }

    /** Forgets what was said of predictions whose records are gone. */
    void forgetOld() {
        while (table.forget(days.first(), MOST_RESOLVED) == MOST_RESOLVED) {
            if (Thread.currentThread().isInterrupted()) return;
        }
    }
}
