package io.understudy.experiment.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.deployment.entity.Deployment;
import io.understudy.deployment.entity.DeploymentPlan.Kind;
import io.understudy.deployment.entity.ExperimentChange;
import io.understudy.deployment.entity.ExperimentChange.Action;
import io.understudy.deployment.entity.ExperimentSplit;
import io.understudy.experiment.entity.Allocation;
import io.understudy.experiment.entity.Conclusion;
import io.understudy.experiment.entity.Conclusion.Decision;
import io.understudy.experiment.entity.Experiment;
import io.understudy.experiment.entity.Experiment.State;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Models;
import io.understudy.serving.control.Activation;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * What is done with an experiment. Each step is a deployment of its model: it returns when every call on every node is
 * answered by it, and if it cannot be brought into service nothing has changed.
 */
@ApplicationScoped
public class ExperimentLife {

    private static final int ROLLBACK_ATTEMPTS = 5;

    @EJB
    private Experiments experiments;

    @EJB
    private Models models;

    @Inject
    private Activation activation;

    /**
     * Who orders a step, and why.
     *
     * @param reason null for none
     * @param figures that it was decided upon; null where an operator orders it
     */
    public record Order(String by, String reason, JsonNode figures, boolean isAutomatic) {

        public static Order of(String operator, String reason) {
            return new Order(operator, reason, null, false);
        }

        /** The states in which it may end an experiment: one that an operator has paused is his. */
        State[] endsFrom() {
            return isAutomatic ? new State[] {State.RUNNING} : new State[] {State.RUNNING, State.PAUSED};
        }

        /** Of the server itself. */
        public static Order automatic(String by, String reason, JsonNode figures) {
            return new Order(by, reason, figures, true);
        }
    }

    /**
     * @param expected which versions of the draft the caller may have seen
     * @throws DomainException CONFLICT if it is no draft, or another experiment could take the same units; STALE if another
     *     operator has changed it since
     */
    public Experiment start(String id, LongPredicate expected, Order order) {
        var model = experiments.get(id).model();
        activation.change(model, order.by(), present -> {
            var draft = experiments.locked(id);
            draft.require("started", State.DRAFT);
            draft.requireExpected(expected);
            if (!draft.model().equals(model)) throw DomainException.conflict("Experiment '" + id + "' has just been changed to another model.");
            var split = ExperimentPlans.split(draft.definition(), reference -> models.servable(draft.model(), reference));
            var control = models.servable(draft.model(), draft.definition().controlArm().version());
            return ExperimentPlans.with(present, split, control, ExperimentChange.of(id, Action.START), order.reason());
        });
        return experiments.get(id);
    }

    /** Its units take the split until it goes on. */
    public Experiment pause(String id, Order order) {
        return end(id, order, Kind.EXPERIMENT, Action.PAUSE, "paused");
    }

    /** Its units meet the arms that they had. */
    public Experiment resume(String id, Order order) {
        var experiment = experiments.get(id);
        activation.change(experiment.model(), order.by(), present -> {
            var paused = experiments.locked(id);
            paused.require("resumed", State.PAUSED);
            var split = paused.split().orElseThrow();
            split.versions().forEach(version -> models.servable(paused.model(), version));
            return ExperimentPlans.with(present, split, null, ExperimentChange.of(id, Action.RESUME), order.reason());
        });
        return experiments.get(id);
    }

    /**
     * Lets more units in.
     *
     * @param coverage null for that of the ramp's next step
     * @throws DomainException CONFLICT if units would lose their arms
     */
    public Experiment ramp(String id, Double coverage, Order order) {
        var experiment = running(id, "ramped");
        var next = coverage == null ? Ramp.next(experiment).orElseThrow(() -> noStep(id)).coverage() : coverage;
        activation.change(experiment.model(), order.by(), present -> ExperimentPlans.wider(
                serving(present, id), ExperimentChange.of(id, Action.RAMP), next, order.reason()));
        return experiments.get(id);
    }

    private static DomainException noStep(String id) {
        return DomainException.conflict("Experiment '" + id + "' has no further step; say which coverage it shall have.");
    }

    /**
     * Gives the arms of a bandit other weights. As few units as possible change their arms; they count no more, unless their
     * time was over.
     *
     * @param weights in the order of the arms; they sum to 1
     * @throws DomainException CONFLICT if it is no bandit, or has these weights
     */
    public Experiment weigh(String id, List<Double> weights, Order order) {
        var experiment = running(id, "weighed anew");
        if (experiment.definition().allocation().type() != Allocation.Type.BANDIT) {
            throw DomainException.conflict("Experiment '" + id + "' is no bandit: other weights would bias what is measured already.");
        }
        activation.change(experiment.model(), order.by(), present -> ExperimentPlans.weighed(
                serving(present, id), new ExperimentChange(id, Action.WEIGHTS, null, order.figures()), weights, order.reason()));
        return experiments.get(id);
    }

    /** Ends it; the split serves all. */
    public Experiment stop(String id, Order order) {
        if (!order.isAutomatic() && experiments.get(id).state() == State.PAUSED) {
            return experiments.conclude(id, new Conclusion(Decision.STOPPED, null, order.reason(), order.figures()));
        }
        return end(id, order, Kind.EXPERIMENT, Action.STOP, "stopped");
    }

    /**
     * As stop, but as a rollback: it waits for no node that is late, and gives way to no other order. One that comes into
     * service between this order and its revision makes it try again, upon what serves then.
     */
    public Experiment rollback(String id, Order order) {
        for (int attempt = 1; ; attempt++) {
            try {
                return rollbackOnce(id, order);
            } catch (DomainException e) {
                var isLost = e.kind() == DomainException.Kind.CONFLICT && experiments.get(id).state() == State.RUNNING;
                if (!isLost || attempt == ROLLBACK_ATTEMPTS) throw e;
            }
        }
    }

    private Experiment rollbackOnce(String id, Order order) {
        if (!order.isAutomatic() && experiments.get(id).state() == State.PAUSED) {
            return experiments.conclude(id, new Conclusion(Decision.ROLLED_BACK, null, order.reason(), order.figures()));
        }
        return end(id, order, order.isAutomatic() ? Kind.AUTOMATIC : Kind.ROLLBACK, Action.ROLLBACK, "rolled back");
    }

    private Experiment end(String id, Order order, Kind kind, Action action, String verb) {
        var experiment = running(id, verb);
        activation.change(experiment.model(), order.by(), present -> ExperimentPlans.without(
                serving(present, id), kind, new ExperimentChange(id, action, null, order.figures()), order.reason()));
        return experiments.get(id);
    }

    /** Ends it with all traffic to the version of an arm, under the watch that every deployment has. */
    public Experiment promote(String id, String arm, Order order) {
        return promote(id, arm, order, false);
    }

    /** @param forced whether a version may serve that is worse by its evaluation than the model tolerates */
    public Experiment promote(String id, String arm, Order order, boolean forced) {
        var experiment = experiments.get(id);
        experiment.require("promoted", order.endsFrom());
        var version = arm(experiment, arm).version();
        activation.change(experiment.model(), order.by(), forced, present -> {
            experiments.locked(id).require("promoted", order.endsFrom());
            var change = new ExperimentChange(id, Action.PROMOTE, arm, order.figures());
            return ExperimentPlans.promoted(present, models.servable(experiment.model(), version), change, order.reason());
        });
        return experiments.get(id);
    }

    private static ExperimentSplit.Arm arm(Experiment experiment, String name) {
        return experiment.split().orElseThrow().arms().stream()
                .filter(arm -> arm.name().equals(name))
                .findFirst()
                .orElseThrow(() -> DomainException.invalid("arm", "is none of experiment '" + experiment.id() + "'"));
    }

    private Experiment running(String id, String verb) {
        var experiment = experiments.get(id);
        experiment.require(verb, State.RUNNING);
        return experiment;
    }

    private static Deployment serving(Optional<Deployment> present, String id) {
        return present.orElseThrow(() -> DomainException.conflict("Experiment '" + id + "' is in service no more."));
    }
}
