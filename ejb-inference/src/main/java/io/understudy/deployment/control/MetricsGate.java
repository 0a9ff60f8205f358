package io.understudy.deployment.control;

import io.understudy.deployment.entity.Deployment;
import io.understudy.deployment.entity.TrafficSplit;
import io.understudy.registry.control.Models;
import io.understudy.registry.entity.Evaluation;
import io.understudy.registry.entity.Tolerance;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether a version that comes into service is good enough by its evaluation, beside that of the one that it replaces: of
 * those in service the one with the largest share.
 */
@ApplicationScoped
public class MetricsGate {

    @EJB
    private Models models;

    /**
     * What speaks against a revision; empty for nothing. A rollback is held up by nothing; nor are the arms of an
     * experiment and a shadow, which are there to be measured: an arm is judged when it is promoted.
     */
    public String complaint(Deployment deployment) {
        var before = deployment.previousSplit().orElse(null);
        if (before == null || deployment.kind().isRollback()) return "";
        var newcomers = newcomers(deployment.split(), before);
        if (newcomers.isEmpty()) return "";
        var tolerances = models.get(deployment.model()).tolerances();
        if (tolerances.isEmpty()) return "";
        var evaluations = newcomers.stream().map(id -> evaluation(deployment, id)).toList();
        return complaint(tolerances, evaluations, evaluation(deployment, before.leading()));
    }

    static List<String> newcomers(TrafficSplit split, TrafficSplit before) {
        return split.versions().stream().filter(id -> !before.versions().contains(id)).toList();
    }

    static String complaint(Collection<Tolerance> tolerances, Collection<Evaluation> newcomers, Evaluation serving) {
        return newcomers.stream()
                .flatMap(next -> tolerances.stream().flatMap(tolerance -> tolerance.complaint(next, serving).stream()))
                .collect(Collectors.joining(" "));
    }

    private Evaluation evaluation(Deployment deployment, String id) {
        return Evaluation.of(models.resolve(deployment.model(), id));
    }
}
