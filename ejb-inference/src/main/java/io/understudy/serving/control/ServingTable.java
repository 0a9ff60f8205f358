package io.understudy.serving.control;

import io.understudy.failure.entity.DomainException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The immutable snapshot of all routes on a node; a change builds the next one beside it and swaps the reference. */
public record ServingTable(Map<String, Route> routes) {

    public static final ServingTable EMPTY = new ServingTable(Map.of());

    public ServingTable {
        routes = Map.copyOf(routes);
    }

    public Optional<Route> find(String model) {
        return Optional.ofNullable(routes.get(model));
    }

    /** @throws DomainException UNAVAILABLE if nothing serves the model on this node */
    public Route route(String model) {
        return find(model)
                .orElseThrow(() -> DomainException.unavailable("No version of '" + model + "' is in service.", null));
    }

    /** Whether the model is served by a revision, or by a later one. */
    boolean hasReached(String model, int revision) {
        return find(model).filter(route -> route.revision() >= revision).isPresent();
    }

    ServingTable with(Route route) {
        var next = new HashMap<>(routes);
        next.put(route.model(), route);
        return new ServingTable(next);
    }
}
