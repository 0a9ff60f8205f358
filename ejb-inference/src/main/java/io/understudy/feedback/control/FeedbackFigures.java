package io.understudy.feedback.control;

import io.understudy.database.entity.Database;
import io.understudy.failure.entity.DomainException;
import io.understudy.feedback.entity.FeedbackSummaries;
import io.understudy.feedback.entity.FeedbackSummary;
import io.understudy.feedback.entity.LabelFilter;
import io.understudy.registry.control.Models;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What feedback comes to, in figures. */
@ApplicationScoped
public class FeedbackFigures {

    @Resource(lookup = "jdbc/understudy", shareable = false)
    private DataSource dataSource;

    @EJB
    private Models models;

    @Inject
    private KeptDays days;

    @Inject
    @ConfigProperty(name = "understudy.feedback.statement-timeout", defaultValue = "PT10S")
    private Duration patience;

    private FeedbackSummaries summaries;

    @PostConstruct
    void open() {
        summaries = new FeedbackSummaries(new Database(dataSource, patience));
    }

    /**
     * Of the predictions of a model since a time.
     *
     * @param version id, label or alias; null for all
     * @param since null for as long as there are records
     * @throws DomainException NOT_FOUND if there is no such model or version
     */
    public FeedbackSummary summary(String model, String version, Instant since) {
        LabelFilter.requireNear("since", since);
        models.get(model);
        var id = version == null ? null : models.resolve(model, version).id();
        var first = days.first();
        return summaries.read(model, id, since == null || since.isBefore(first) ? first : since);
    }
}
