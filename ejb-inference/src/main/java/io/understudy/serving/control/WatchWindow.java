package io.understudy.serving.control;

import io.understudy.serving.control.VersionHealth.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The time after a deployment in which this node compares each version that is new with those that it replaced. A version
 * that the next deployment takes over is still new then: a canary that is ramped up goes on being watched.
 */
final class WatchWindow {

    /**
     * @param before what it had done when it came into service
     * @param replaced the versions that it is compared with
     */
    private record Watched(ServedVersion version, Snapshot before, List<VersionHealth> replaced) {}

    /** @param version id of one that does worse */
    record Verdict(String version, String why) {}

    private final List<Watched> watched;
    private final Instant end;

    private WatchWindow(List<Watched> watched, Instant end) {
        this.watched = watched;
        this.end = end;
    }

    /** In which nothing is watched. */
    static WatchWindow none() {
        return new WatchWindow(List.of(), Instant.MIN);
    }

    /** Of a node that saw nothing before this revision: what is new is compared with what shares the traffic. */
    static WatchWindow first(Route route, Set<String> introduced, Instant end) {
        return none().next(route, introduced, route.versions().values(), end);
    }

    /**
     * The window of the revision that comes after this one's.
     *
     * @param introduced ids of the versions that are new
     * @param before the versions that served before, as far as this node had them: what they did then and what they still
     *     do count together
     */
    WatchWindow next(Route route, Set<String> introduced, Collection<ServedVersion> before, Instant end) {
        // What came with nothing before it has nothing to prove itself against.
        var unproven = watched.stream().filter(w -> !w.replaced().isEmpty()).toList();
        var proven = before.stream()
                .filter(v -> !introduced.contains(v.id()) && unproven.stream().noneMatch(w -> w.version() == v))
                .map(ServedVersion::health)
                .toList();
        var replaced = proven.isEmpty() ? unproven.stream().flatMap(w -> w.replaced().stream()).distinct().toList() : proven;
        var next = new ArrayList<>(unproven.stream().filter(w -> route.versions().get(w.version().id()) == w.version()).toList());
        introduced.stream()
                .map(route.versions()::get)
                .filter(Objects::nonNull)
                .filter(version -> next.stream().noneMatch(w -> w.version() == version))
                .forEach(version -> next.add(new Watched(version, version.health().snapshot(), replaced)));
        return new WatchWindow(List.copyOf(next), end);
    }

    boolean isOver(Instant now) {
        return watched.isEmpty() || !now.isBefore(end);
    }

    /** What is wrong with the first version that does worse; empty where none does. */
    Optional<Verdict> verdict(WatchRules rules) {
        return watched.stream().flatMap(w -> verdict(w, rules).stream()).findFirst();
    }

    private static Optional<Verdict> verdict(Watched watched, WatchRules rules) {
        var version = watched.version();
        var before = watched.replaced().stream().map(VersionHealth::snapshot).reduce(Snapshot.EMPTY, Snapshot::plus);
        return rules.verdict(version.name(), version.health().snapshot().since(watched.before()), before)
                .map(why -> new Verdict(version.id(), why));
    }
}
