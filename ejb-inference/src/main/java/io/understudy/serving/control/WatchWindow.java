package io.understudy.serving.control;

import io.understudy.serving.control.VersionHealth.Snapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The time after a deployment in which this node compares each version that is new with those that it replaced. */
final class WatchWindow {

    private record Watched(ServedVersion version, Snapshot before) {}

    private final List<Watched> watched;
    private final List<VersionHealth> replaced;
    private final Instant end;

    /**
     * @param introduced ids of the versions that are new
     * @param before the versions that served before, as far as this node had them: what they did then and what they still
     *     do count together
     */
    WatchWindow(Route route, Set<String> introduced, Collection<ServedVersion> before, Instant end) {
        this.watched = introduced.stream()
                .map(route.versions()::get)
                .map(version -> new Watched(version, version.health().snapshot()))
                .toList();
        this.replaced = before.stream().filter(v -> !introduced.contains(v.id())).map(ServedVersion::health).toList();
        this.end = end;
    }

    boolean isOver(Instant now) {
        return watched.isEmpty() || !now.isBefore(end);
    }

    /** What is wrong with the first version that does worse; empty where none does. */
    Optional<String> verdict(WatchRules rules) {
        var before = replaced.stream().map(VersionHealth::snapshot).reduce(Snapshot.EMPTY, Snapshot::plus);
        return watched.stream()
                .flatMap(w -> rules.verdict(w.version().name(), w.version().health().snapshot().since(w.before()), before).stream())
                .findFirst();
    }
}
