package io.understudy.experiment.control;

import io.understudy.deployment.control.Deployments;
import io.understudy.deployment.entity.TrafficSplit;
import io.understudy.experiment.control.ExperimentLife.Order;
import io.understudy.experiment.entity.Experiment;
import io.understudy.experiment.entity.Experiment.State;
import io.understudy.experiment.entity.ExperimentDefinition;
import io.understudy.experiment.entity.ExperimentDefinition.Arm;
import io.understudy.experiment.entity.Metric;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Models;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The tests of one version against the present one that a replaced system had; real experiments stand behind them. */
@ApplicationScoped
public class AbTests {

    public static final String CONTROL = "control";
    public static final String CHALLENGER = "challenger";

    /** With which the ids begin that nobody else may give. */
    public static final String PREFIX = "abtest-";

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    @EJB
    private Experiments experiments;

    @EJB
    private Deployments deployments;

    @EJB
    private Models models;

    @Inject
    private ExperimentLife life;

    @Inject
    @ConfigProperty(name = "understudy.retraining.model", defaultValue = "food-intent")
    private String model;

    public String model() {
        return model;
    }

    /** @param fraction of the users that meet the version; the others meet the one that serves now */
    public Experiment start(String version, double fraction, String by) {
        var challenger = models.resolve(model, version).id();
        var control = present();
        if (challenger.equals(control)) throw DomainException.invalid("version_id", "serves already");
        var arms = List.of(new Arm(CONTROL, control, 1 - fraction, true), new Arm(CHALLENGER, challenger, fraction, false));
        var goal = new Metric("success", Metric.Type.PROPORTION, null, null, Metric.Better.UP);
        var definition = new ExperimentDefinition(
                PREFIX + NAME.format(Instant.now()), model, "Version " + version + " does better than the present one", arms,
                null, null, null, null, null, null, null, goal, null, null, null, null, null, null, null, null);
        var draft = experiments.create(definition, by);
        try {
            return life.start(draft.id(), any -> true, Order.of(by, "retrain/abtest"));
        } catch (RuntimeException e) {
            discard(draft.id(), e);
            throw e;
        }
    }

    private String present() {
        var split = deployments.present(model).map(d -> d.split().shares()).orElse(List.<TrafficSplit.Share>of());
        if (split.size() == 1) return split.getFirst().version();
        throw DomainException.conflict(split.isEmpty()
                ? "Nothing of '" + model + "' is in service to test against."
                : "Several versions of '" + model + "' share the traffic; deploy the one to test against.");
    }

    private void discard(String id, RuntimeException cause) {
        try {
            experiments.delete(id, version -> true);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    /** @throws DomainException CONFLICT if none is under way */
    public Experiment stop(String by) {
        var test = underWay().orElseThrow(() -> DomainException.conflict("No test of '" + model + "' is under way."));
        return life.stop(test.id(), Order.of(by, "retrain/abtest"));
    }

    /** Only the last one can be under way: no two can run at once. */
    public Optional<Experiment> latest() {
        return experiments.latest(model, PREFIX);
    }

    private Optional<Experiment> underWay() {
        return latest().filter(e -> e.state() == State.RUNNING || e.state() == State.PAUSED);
    }
}
