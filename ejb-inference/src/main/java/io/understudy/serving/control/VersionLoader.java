package io.understudy.serving.control;

import io.understudy.deployment.entity.Deployment;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.ArtifactCache;
import io.understudy.registry.control.Models;
import io.understudy.registry.entity.Task;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Turns a deployment into a route: loads the versions that are not in memory yet and takes over those that are. */
@ApplicationScoped
class VersionLoader {

    @EJB
    private Models models;

    @Inject
    private ArtifactCache artifacts;

    @Inject
    @Any
    private Instance<Workload> workloads;

    /** All versions of the split, loaded and warm; on failure whatever this call had loaded is closed again. */
    Route route(Deployment deployment, ServingTable present) {
        var loaded = new ArrayList<ServedVersion>();
        try {
            var versions = new HashMap<String, ServedVersion>();
            for (var id : deployment.split().versions()) {
                var known = present.find(deployment.model()).map(r -> r.versions().get(id));
                versions.put(id, known.orElseGet(() -> {
                    var version = load(deployment.model(), id);
                    loaded.add(version);
                    return version;
                }));
            }
            return new Route(deployment.model(), deployment.number(), deployment.split(), versions, names(deployment));
        } catch (RuntimeException e) {
            loaded.forEach(v -> v.leases().retire());
            throw e;
        }
    }

    /** Labels and aliases of the versions in the split → id. */
    Map<String, String> names(Deployment deployment) {
        return models.names(deployment.model(), Set.copyOf(deployment.split().versions()));
    }

    private ServedVersion load(String model, String id) {
        var version = models.resolve(model, id);
        var loaded = workload(models.get(model).task()).load(model, id, artifacts.open(version));
        return ServedVersion.of(id, version.label().orElse(id), version.signature(), loaded);
    }

    /** @throws DomainException INVALID if this build has no code for the task */
    void requireWorkload(Task task) {
        workload(task);
    }

    private Workload workload(Task task) {
        return workloads.stream()
                .filter(w -> w.task() == task)
                .findFirst()
                .orElseThrow(() -> DomainException.invalid("task", "no workload of this build serves " + task + " models"));
    }
}
