package io.understudy.tensor.boundary;

import io.understudy.registry.control.Models;
import io.understudy.registry.entity.ModelVersion;
import io.understudy.registry.entity.VersionState;
import io.understudy.serving.control.ServedVersion;
import io.understudy.tensor.control.ServedModels;
import io.understudy.wire.entity.Page;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every version there is, and whether this node has it in service. */
@ApplicationScoped
public class RepositoryIndex {

    private static final int PAGE = 200;

    @Inject
    private ServedModels served;

    @EJB
    private Models models;

    /** From this node's memory alone. */
    List<IndexEntry> ready() {
        return served.all().stream()
                .flatMap(route -> served.versions(route).stream()
                        .filter(version -> version.model().impediment().isEmpty())
                        .map(version -> IndexEntry.ready(route.model(), version.name())))
                .toList();
    }

    List<IndexEntry> all() {
        var inService = served.all().stream()
                .flatMap(route -> route.versions().values().stream())
                .collect(Collectors.toMap(ServedVersion::id, Function.identity()));
        var entries = new ArrayList<IndexEntry>();
        each(cursor -> models.list(cursor, PAGE), model -> each(
                cursor -> models.versions(model.name(), cursor, PAGE), version -> entries.add(entry(version, inService))));
        return entries;
    }

    private static <T> void each(Function<String, Page<T>> pages, Consumer<T> use) {
        String cursor = null;
        do {
            var page = pages.apply(cursor);
            page.items().forEach(use);
            cursor = page.nextCursor();
        } while (cursor != null);
    }

    private static IndexEntry entry(ModelVersion version, Map<String, ServedVersion> inService) {
        var name = version.label().orElse(version.id());
        var served = inService.get(version.id());
        if (served == null) return IndexEntry.unavailable(version.model(), name, reason(version));
        var impediment = served.model().impediment();
        return impediment.isEmpty() ? IndexEntry.ready(version.model(), name) : IndexEntry.unavailable(version.model(), name, impediment);
    }

    private static String reason(ModelVersion version) {
        return version.state() == VersionState.VALIDATED
                ? "not in a deployment"
                : version.state().name().toLowerCase(Locale.ROOT);
    }
}
