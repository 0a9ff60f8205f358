package io.understudy.retraining.control;

import io.understudy.database.entity.Database;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Models;
import io.understudy.retraining.entity.JobLog;
import io.understudy.retraining.entity.JobTable;
import io.understudy.retraining.entity.RetrainingJob;
import io.understudy.retraining.entity.RetrainingOrder;
import io.understudy.retraining.entity.TrainingSet;
import io.understudy.retraining.entity.TrainingSetTable;
import io.understudy.training.control.Lanes;
import io.understudy.training.control.TrainingOrder;
import io.understudy.wire.entity.Json;
import io.understudy.wire.entity.Page;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The jobs that train versions: one at a time for each model, whichever nodes are asked. */
@ApplicationScoped
public class RetrainingJobs {

    static final String MANUAL = "manual";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Clock CLOCK = Clock.systemUTC();

    @Resource(lookup = "jdbc/understudy", shareable = false)
    private DataSource dataSource;

    @EJB
    private Models models;

    @Inject
    private Trainers trainers;

    @Inject
    private RetrainingSettings settings;

    private Database database;

    @PostConstruct
    void open() {
        database = new Database(dataSource, PATIENCE);
    }

    /**
     * Queues a job; a node begins it within seconds.
     *
     * @throws DomainException NOT_FOUND without the model or a set, INVALID where the order does not fit the trainer, CONFLICT
     *     while a job of the model is open
     */
    public RetrainingJob submit(JobRequest request, String who) {
        return submit(request, MANUAL, who);
    }

    RetrainingJob submit(JobRequest request, String cause, String who) {
        var model = request.model();
        var trainer = trainers.of(models.get(model).task());
        models.requireFree(model, request.label());
        var order = order(request);
        trainer.check(new TrainingOrder(order.parameters(), order.seed(), List.of(), null, Lanes.ONE));
        return jobs().open(model, cause, order, who).orElseThrow(() -> isOpen(model));
    }

    private RetrainingOrder order(JobRequest request) {
        var isFed = !Boolean.FALSE.equals(request.feedback());
        var since = isFed ? Objects.requireNonNullElse(request.feedbackSince(), Instant.EPOCH) : null;
        if (since != null && since.isAfter(CLOCK.instant())) throw DomainException.invalid("feedback_since", "lies in the future");
        var parameters = Objects.requireNonNullElseGet(request.parameters(), Json.MAPPER::createObjectNode);
        if (!parameters.isObject()) throw DomainException.invalid("parameters", "must be an object");
        return new RetrainingOrder(
                sets(request), since, CLOCK.instant().truncatedTo(ChronoUnit.MICROS), parameters, Objects.requireNonNullElse(request.seed(), 1L),
                request.label(), Objects.requireNonNullElseGet(request.promotion(), () -> settings.promotion(request.model())));
    }

    private List<String> sets(JobRequest request) {
        var table = new TrainingSetTable(database);
        if (request.sets() == null) return table.find(request.model(), TrainingSet.BASE).map(TrainingSet::name).stream().toList();
        request.sets().forEach(name -> table.find(request.model(), name)
                .orElseThrow(() -> DomainException.invalid("sets", "'" + name + "' is no training set of '" + request.model() + "'")));
        return request.sets().stream().distinct().toList();
    }

    private DomainException isOpen(String model) {
        return DomainException.conflict(jobs().openOf(model)
                .map(job -> "Job " + job.id() + " of '" + model + "' is not over yet; wait for it, or cancel it.")
                .orElse("A job of '" + model + "' has ended at this moment; try again."));
    }

    public RetrainingJob get(UUID id) {
        return jobs().find(id).orElseThrow(() -> DomainException.notFound("job", id.toString()));
    }

    /**
     * The newest first.
     *
     * @param model null for all
     */
    public Page<RetrainingJob> list(String model, String cursor, int limit) {
        var before = Page.place(cursor, UUID::fromString, JobTable.NEWEST);
        return Page.of(jobs().page(model, before, limit + 1), limit, job -> job.id().toString());
    }

    public Optional<RetrainingJob> latest(String model) {
        return jobs().latest(model);
    }

    public Optional<RetrainingJob> latestSucceeded(String model) {
        return jobs().latestSucceeded(model);
    }

    /** What it has said until now. */
    public List<JobLog.Line> log(UUID id) {
        return new JobLog(database).of(id);
    }

    /**
     * A job that waits ends at once; one that runs within about a second.
     *
     * @throws DomainException CONFLICT if it has ended
     */
    public RetrainingJob cancel(UUID id, String who) {
        get(id);
        return jobs().cancel(id, who).orElseThrow(() -> DomainException.conflict("Job " + id + " has ended."));
    }

    private JobTable jobs() {
        return new JobTable(database);
    }
}
