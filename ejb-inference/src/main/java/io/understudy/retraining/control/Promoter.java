package io.understudy.retraining.control;

import io.understudy.deployment.control.DeploymentOrder;
import io.understudy.deployment.control.Deployments;
import io.understudy.deployment.control.ExpectedRevision;
import io.understudy.experiment.control.ExperimentLife.Order;
import io.understudy.experiment.control.ExperimentLife;
import io.understudy.experiment.control.Experiments;
import io.understudy.experiment.entity.Experiment;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Models;
import io.understudy.retraining.control.PromotionRule.Verdict;
import io.understudy.retraining.entity.RetrainingJob;
import io.understudy.serving.control.Activation;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Carries out what the policy says of a version: everything through the paths that operators take, and only once. */
@ApplicationScoped
class Promoter {

    private static final String WHO = "retraining";

    @EJB
    private Models models;

    @EJB
    private Deployments deployments;

    @EJB
    private Experiments experiments;

    @Inject
    private ExperimentLife life;

    @Inject
    private Activation activation;

    @Inject
    private RetrainingSettings settings;

    /**
     * What serves the most traffic.
     *
     * @param version id
     * @param revision number of the deployment that is in service
     */
    record Champion(String version, int revision) {}

    /** Empty if none serves. */
    Optional<Champion> champion(String model) {
        return deployments.present(model).map(present -> new Champion(present.split().leading(), present.number()));
    }

    /** Whether an experiment runs whose arms another deployment would bias. */
    boolean isTried(String model) {
        return deployments.present(model).filter(present -> !present.experiments().isEmpty()).isPresent();
    }

    /**
     * @param version id
     * @param champion that it was compared with; null for none
     * @return id of the experiment that was started; null for none
     * @throws DomainException if it cannot be done now: another experiment runs, say, or something else has come into service
     *     since; the version is registered all the same
     */
    String carryOut(RetrainingJob job, String version, Champion champion, Verdict verdict) {
        switch (verdict.promotion()) {
            case REJECT -> models.reject(job.model(), version, verdict.reason());
            case REGISTER -> {}
            case PROMOTE -> deploy(job, version, champion, verdict);
            case CANARY -> {
                return experiment(job, version, champion, verdict).id();
            }
        }
        return null;
    }

    private void deploy(RetrainingJob job, String version, Champion champion, Verdict verdict) {
        if (champion(job.model()).filter(now -> now.version().equals(version)).isPresent()) return;
        var expected = champion == null ? null : ExpectedRevision.of(champion.revision());
        activation.deploy(job.model(), DeploymentOrder.full(version, "Retraining job " + job.id() + ". " + verdict.reason()), expected, WHO);
    }

    /** An attempt before this one may have created it, or started it as well. */
    private Experiment experiment(RetrainingJob job, String version, Champion champion, Verdict verdict) {
        var id = "retraining-" + job.id();
        var known = experiments.find(id);
        if (known.filter(experiment -> experiment.state() != Experiment.State.DRAFT).isPresent()) return known.get();
        if (!alone(job.model()).equals(champion.version())) throw DomainException.conflict("Another version has come into service since it was compared.");
        if (known.isEmpty()) experiments.create(settings.canary(job.model()).of(id, job.model(), champion.version(), version), WHO);
        try {
            return life.start(id, any -> true, Order.of(WHO, "Retraining job " + job.id() + ". " + verdict.reason()));
        } catch (DomainException e) {
            if (e.kind() != DomainException.Kind.UNAVAILABLE) discard(id, e);
            throw e;
        }
    }

    private void discard(String draft, DomainException cause) {
        try {
            experiments.delete(draft, any -> true);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private String alone(String model) {
        var shares = deployments.present(model).map(present -> present.split().shares()).orElse(List.of());
        if (shares.size() == 1) return shares.getFirst().version();
        throw DomainException.conflict("Several versions of '" + model + "' share the traffic; none of them is the one to be tried against.");
    }
}
