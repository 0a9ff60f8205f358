package io.understudy.experiment.control.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.alerting.control.Alerts;
import io.understudy.alerting.entity.Severity;
import io.understudy.deployment.control.Deployments;
import io.understudy.deployment.entity.Deployment;
import io.understudy.deployment.entity.ExperimentChange;
import io.understudy.experiment.control.ExperimentLife;
import io.understudy.experiment.control.ExperimentLife.Order;
import io.understudy.experiment.control.Experiments;
import io.understudy.experiment.entity.Conclusion;
import io.understudy.experiment.entity.Experiment;
import io.understudy.experiment.entity.Experiment.State;
import io.understudy.experiment.entity.ExperimentDecision;
import io.understudy.experiment.entity.ExperimentDecision.Act;
import io.understudy.experiment.entity.Verdict.Kind;
import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.FailureReason;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Carries an intention out, by a deployment whose coming into service concludes the experiment in the same transaction. That
 * names the intention, so whoever comes after a crash sees whether it was carried out, and does it again if it was not.
 */
@ApplicationScoped
class DecisionAct {

    private static final Logger LOG = Logger.getLogger(DecisionAct.class.getName());
    private static final String BY = "decision";

    /** What may pass is tried again so often before it counts as failed. */
    private static final int MOST_ATTEMPTS = 3;

    private static final Set<DomainException.Kind> PASSING =
            EnumSet.of(DomainException.Kind.UNAVAILABLE, DomainException.Kind.CONFLICT, DomainException.Kind.STALE);

    /** In the figures of whatever carries an intention out. */
    private static final String INTENTION = "decision";

    @EJB
    private Experiments experiments;

    @EJB
    private Deployments deployments;

    @Inject
    private ExperimentLife life;

    @Inject
    private DecisionHistory history;

    @Inject
    private Alerts alerts;

    /** One node and thread at a time for each experiment. */
    void complete(long id) {
        var intention = history.table().find(id).filter(row -> row.act() == Act.INTENDED);
        if (intention.isEmpty() || isSettled(intention.get()) || isUnderWay(intention.get())) return;
        try {
            order(intention.get());
            isSettled(intention.get());
        } catch (RuntimeException | Error e) {
            if (!isSettled(intention.get())) failed(intention.get(), e);
        }
    }

    private void order(ExperimentDecision intention) {
        var verdict = intention.verdict();
        var order = Order.automatic(BY, limited(verdict.reason()), figures(intention));
        switch (verdict.kind()) {
            case ROLL_BACK -> life.rollback(intention.experiment(), order);
            case PROMOTE -> life.promote(intention.experiment(), verdict.arm(), order);
            default -> life.stop(intention.experiment(), order);
        }
    }

    /** As long as a revision's reason may be. */
    private static String limited(String reason) {
        return reason.length() > 1000 ? reason.substring(0, 1000) : reason;
    }

    private static JsonNode figures(ExperimentDecision intention) {
        return ((ObjectNode) intention.figures().deepCopy()).put(INTENTION, intention.id());
    }

    private static boolean names(JsonNode figures, ExperimentDecision intention) {
        return figures != null && figures.path(INTENTION).asLong() == intention.id();
    }

    /** Whether the experiment has ended, by this or by another order, or is paused: then that is noted. */
    private boolean isSettled(ExperimentDecision intention) {
        var experiment = experiments.get(intention.experiment());
        if (experiment.state() == State.RUNNING) return false;
        var isOurs = experiment.conclusion().map(Conclusion::figures).filter(figures -> names(figures, intention)).isPresent();
        if (isOurs) done(intention, experiment);
        else superseded(intention, experiment);
        return true;
    }

    private void done(ExperimentDecision intention, Experiment experiment) {
        var revision = experiment.revision().orElse(null);
        if (!history.table().attempted(intention.id(), Act.DONE, "Revision " + revision + " carried it out.", revision)) return;
        var verdict = intention.verdict();
        alerts.raise(
                verdict.kind() == Kind.ROLL_BACK ? Severity.WARNING : Severity.INFO,
                "experiment." + ending(verdict.kind()),
                experiment.model(), "Experiment '" + experiment.id() + "' has ended. " + verdict.reason());
    }

    private static String ending(Kind kind) {
        return switch (kind) {
            case ROLL_BACK -> "rolled-back";
            case PROMOTE -> "promoted";
            default -> "stopped";
        };
    }

    private void superseded(ExperimentDecision intention, Experiment experiment) {
        var what = experiment.state() == State.PAUSED
                ? "Somebody paused the experiment first."
                : "The experiment ended otherwise first: " + experiment.conclusion().map(Conclusion::reason).orElse("without a reason.");
        history.table().attempted(intention.id(), Act.SUPERSEDED, what, null);
    }

    /** What a node that crashed has left is failed within moments, or comes into service all the same; harm does not wait for that. */
    private boolean isUnderWay(ExperimentDecision intention) {
        if (intention.verdict().kind() == Kind.ROLL_BACK) return false;
        return deployments.open().stream()
                .filter(deployment -> deployment.state() == Deployment.State.PREPARING)
                .anyMatch(deployment -> deployment.experimentChange().map(ExperimentChange::figures).filter(f -> names(f, intention)).isPresent());
    }

    /** The experiment runs on. Harm is tried again at the next look; anything else is judged anew after a while. */
    private void failed(ExperimentDecision intention, Throwable why) {
        LOG.log(Level.WARNING, why, () -> "What was decided of experiment " + intention.experiment() + " cannot be carried out now");
        var verdict = intention.verdict();
        var act = verdict.kind() == Kind.ROLL_BACK || mayPass(intention, why) ? Act.INTENDED : Act.FAILED;
        history.table().attempted(intention.id(), act, FailureReason.of(why), null);
        if (act == Act.INTENDED && (intention.attempts() > 0 || verdict.kind() != Kind.ROLL_BACK)) return;
        alerts.raise(
                act == Act.INTENDED ? Severity.CRITICAL : Severity.WARNING, "experiment.not-decided", model(intention),
                "Experiment '" + intention.experiment() + "' goes on, as what was decided cannot be carried out. " + verdict.reason() + " "
                        + FailureReason.of(why));
    }

    /** As when another order is under way; not for long, as no harm is seen meanwhile. */
    private static boolean mayPass(ExperimentDecision intention, Throwable why) {
        var isPassing = !(why instanceof DomainException e) || PASSING.contains(e.kind());
        return isPassing && intention.attempts() < MOST_ATTEMPTS;
    }

    private String model(ExperimentDecision intention) {
        return experiments.find(intention.experiment()).map(Experiment::model).orElse(null);
    }
}
