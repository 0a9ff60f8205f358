package io.understudy.serving.control;

import io.understudy.deployment.entity.Deployment;
import io.understudy.deployment.entity.Shadow;
import io.understudy.deployment.entity.TrafficSplit;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.ArtifactCache;
import io.understudy.registry.control.Models;
import io.understudy.registry.entity.Task;
import io.understudy.serving.control.Route.Shadowing;
import io.understudy.serving.control.ServedVersion.Start;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

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

    private final LoadedVersions memory = new LoadedVersions();

    /**
     * Versions with a share of each for the caller.
     *
     * @param complaint what speaks against one of those that did not serve before; empty for nothing
     */
    record Prepared(Route route, double loadMs, double warmMs, String complaint) {}

    /** All versions that may answer, loaded and warm; on failure this call holds none of them. */
    Prepared route(Deployment deployment) {
        var held = new LinkedHashMap<String, ServedVersion>();
        var fresh = new ArrayList<ServedVersion>();
        try {
            deployment.answering().forEach(id -> held.put(id, hold(deployment.model(), id, fresh)));
            var shadow = deployment.shadow().map(s -> shadowing(deployment.model(), s, held, fresh)).orElse(null);
            var versions = new HashMap<>(held);
            var before = deployment.previousSplit().map(TrafficSplit::versions).orElse(List.of());
            if (shadow != null) versions.remove(shadow.version().id());
            var route = new Route(deployment.model(), deployment.number(), deployment.split(), versions, names(deployment), shadow)
                    .with(deployment.experiments());
            return new Prepared(route, sum(fresh, Start::loadMs), sum(fresh, Start::warmMs), complaint(held.values(), before));
        } catch (RuntimeException | Error e) {
            held.values().forEach(v -> v.leases().retire());
            throw e;
        }
    }

    private Shadowing shadowing(String model, Shadow shadow, Map<String, ServedVersion> held, List<ServedVersion> fresh) {
        var version = hold(model, shadow.version(), fresh);
        held.put(version.id(), version);
        return new Shadowing(version, shadow.basisPoints(), new ShadowComparison());
    }

    /** @param fresh where to note it if it had to be loaded for this */
    private ServedVersion hold(String model, String id, List<ServedVersion> fresh) {
        return memory.hold(id, closed -> {
            var version = load(model, id, closed);
            fresh.add(version);
            return version;
        });
    }

    private static double sum(List<ServedVersion> versions, ToDoubleFunction<Start> part) {
        return versions.stream().map(ServedVersion::start).mapToDouble(part).sum();
    }

    /** @param before ids of versions that serve already: whoever put them there has overruled what speaks against them */
    static String complaint(Collection<ServedVersion> versions, Collection<String> before) {
        return versions.stream()
                .filter(v -> !before.contains(v.id()))
                .filter(v -> !v.start().complaint().isEmpty())
                .map(v -> "Version " + v.name() + ": " + v.start().complaint())
                .collect(Collectors.joining(" "));
    }

    /** Labels and aliases of the versions that may answer → id. */
    Map<String, String> names(Deployment deployment) {
        return models.names(deployment.model(), Set.copyOf(deployment.answering()));
    }

    ServedVersion load(String model, String id, Runnable closed) {
        var begun = System.nanoTime();
        var version = models.resolve(model, id);
        var bundle = artifacts.open(version);
        var loaded = workload(models.get(model).task()).load(model, id, bundle);
        var ready = System.nanoTime();
        try {
            var complaint = Rehearsal.of(loaded, bundle);
            var start = new Start(Millis.of(ready - begun), Millis.of(System.nanoTime() - ready), complaint);
            return ServedVersion.of(id, version.label().orElse(id), version.signature(), loaded, start, closed);
        } catch (RuntimeException | Error e) {
            loaded.close();
            throw e;
        }
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
