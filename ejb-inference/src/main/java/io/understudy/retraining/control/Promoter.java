package io.understudy.retraining.control;

import io.understudy.deployment.control.DeploymentOrder;
import io.understudy.deployment.control.Deployments;
import io.understudy.deployment.entity.TrafficSplit.Share;
import io.understudy.experiment.control.ExperimentLife;
import io.understudy.experiment.control.ExperimentLife.Order;
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
import java.util.Comparator;
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

    /** Id of the version that serves the most traffic; empty if none serves. */
    Optional<String> champion(String model) {
        return deployments.present(model)
                .map(present -> present.split().shares())
                .flatMap(shares -> shares.stream().max(Comparator.comparingInt(Share::basisPoints)))
                .map(Share::version);
    }

    /**
     * @param version id
     * @return id of the experiment that was started; null for none
     * @throws DomainException if it cannot be done now: another experiment runs, say; the version is registered all the same
     */
    String carryOut(RetrainingJob job, String version, Verdict verdict) {
        switch (verdict.promotion()) {
            case REJECT -> models.reject(job.model(), version, verdict.reason());
            case REGISTER -> {}
            case PROMOTE -> deploy(job, version, verdict);
            case CANARY -> {
                return experiment(job, version, verdict).id();
            }
        }
        return null;
    }

    private void deploy(RetrainingJob job, String version, Verdict verdict) {
        if (champion(job.model()).filter(version::equals).isPresent()) return;
        activation.deploy(job.model(), DeploymentOrder.full(version, "Retraining job " + job.id() + ". " + verdict.reason()), null, WHO);
    }

    /** An attempt before this one may have created it, or started it as well. */
    private Experiment experiment(RetrainingJob job, String version, Verdict verdict) {
        var id = "retraining-" + job.id();
        var known = experiments.find(id);
        if (known.filter(experiment -> experiment.state() != Experiment.State.DRAFT).isPresent()) return known.get();
        if (known.isEmpty()) experiments.create(settings.canary(job.model()).of(id, job.model(), alone(job.model()), version), WHO);
        return life.start(id, any -> true, Order.of(WHO, "Retraining job " + job.id() + ". " + verdict.reason()));
    }

    private String alone(String model) {
        var shares = deployments.present(model).map(present -> present.split().shares()).orElse(List.of());
        if (shares.size() == 1) return shares.getFirst().version();
        throw DomainException.conflict("Several versions of '" + model + "' share the traffic; none of them is the one to be tried against.");
    }
}
