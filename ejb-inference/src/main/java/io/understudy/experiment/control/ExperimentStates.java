package io.understudy.experiment.control;

import io.understudy.deployment.control.ActivationObserver;
import io.understudy.deployment.entity.Deployment;
import io.understudy.deployment.entity.ExperimentChange;
import io.understudy.deployment.entity.ExperimentChange.Action;
import io.understudy.deployment.entity.ExperimentSplit;
import io.understudy.experiment.entity.Conclusion;
import io.understudy.experiment.entity.Conclusion.Decision;
import io.understudy.experiment.entity.Experiment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The experiments' states follow what comes into service, in the same transaction: an experiment is RUNNING if and only if
 * the revision in service has it, whatever crashes when.
 */
@ApplicationScoped
public class ExperimentStates implements ActivationObserver {

    private static final Clock CLOCK = Clock.systemUTC();

    @PersistenceContext(unitName = "understudy")
    private EntityManager entities;

    /** For the container. */
    public ExperimentStates() {}

    ExperimentStates(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public void activated(Deployment next, Optional<Deployment> before) {
        var now = CLOCK.instant().truncatedTo(ChronoUnit.MICROS);
        for (var split : next.experiments()) with(split.experiment(), e -> e.runs(split, next.number(), now));
        before.map(Deployment::experiments).orElse(List.of()).stream()
                .map(ExperimentSplit::experiment)
                .filter(id -> !runs(next, id) && !isChanged(next, id))
                .forEach(id -> with(id, e -> e.concludes(dropped(next), next.number(), now)));
        next.experimentChange().filter(change -> !runs(next, change.experiment())).ifPresent(change -> end(change, next, now));
    }

    private void end(ExperimentChange change, Deployment next, Instant now) {
        with(change.experiment(), experiment -> {
            if (change.action() == Action.PAUSE) experiment.pauses(next.number());
            else experiment.concludes(conclusion(change, next), next.number(), now);
        });
    }

    private static Conclusion conclusion(ExperimentChange change, Deployment next) {
        var decision = switch (change.action()) {
            case PROMOTE -> Decision.PROMOTED;
            case ROLLBACK -> Decision.ROLLED_BACK;
            default -> Decision.STOPPED;
        };
        return new Conclusion(decision, change.arm(), reason(next), change.figures());
    }

    /** A rollback of the model ends all that ran on it. */
    private static Conclusion dropped(Deployment next) {
        return new Conclusion(Decision.ROLLED_BACK, null, reason(next), null);
    }

    private static String reason(Deployment next) {
        return next.reason().orElse("Revision " + next.number() + " was ordered without a reason.");
    }

    private static boolean runs(Deployment deployment, String id) {
        return deployment.experiments().stream().anyMatch(e -> e.experiment().equals(id));
    }

    private static boolean isChanged(Deployment deployment, String id) {
        return deployment.experimentChange().filter(change -> change.experiment().equals(id)).isPresent();
    }

    /** One that is missing must not keep a revision out of service. */
    private void with(String id, Consumer<Experiment> change) {
        Optional.ofNullable(entities.find(Experiment.class, id)).ifPresent(change);
    }
}
