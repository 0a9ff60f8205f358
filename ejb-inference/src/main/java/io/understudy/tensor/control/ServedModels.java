package io.understudy.tensor.control;

import io.understudy.deployment.entity.TrafficSplit.Share;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Models;
import io.understudy.serving.control.ModelHolder;
import io.understudy.serving.control.RevisionFollower;
import io.understudy.serving.control.Route;
import io.understudy.serving.control.ServedVersion;
import io.understudy.serving.control.ServingTable;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** The models that this node has in service, of whatever task. */
@ApplicationScoped
public class ServedModels {

    @EJB
    private ModelHolder holder;

    @EJB
    private RevisionFollower follower;

    @EJB
    private Models models;

    private Supplier<ServingTable> table;

    @PostConstruct
    void start() {
        table = holder.live();
    }

    /** In the order of their names. */
    public List<Route> all() {
        return table.get().routes().values().stream().sorted(Comparator.comparing(Route::model)).toList();
    }

    /** @throws DomainException NOT_FOUND if there is no such model, UNAVAILABLE if nothing serves it */
    public Route route(String model) {
        var found = table.get().find(model);
        if (found.isPresent()) return found.get();
        models.get(model);
        throw DomainException.unavailable("No version of '" + model + "' is in service; a deployment puts one there.", null);
    }

    /** @throws DomainException INVALID, too, if the model takes no tensors */
    public void requireTensors(String model) {
        var served = route(model).versions().values().iterator().next();
        if (!(served.model() instanceof TensorModel)) {
            throw DomainException.invalid("model", "'" + model + "' takes no tensors; its task has a path of its own, which /openapi names");
        }
    }

    /**
     * What stands for a model as a whole: the version with the largest share.
     *
     * @param version id, label or alias; null for the model as a whole
     */
    public ServedVersion version(Route route, String version) {
        if (version != null) return route.named(version);
        var largest = route.split().shares().stream().max(Comparator.comparingInt(Share::basisPoints)).orElseThrow();
        return route.versions().get(largest.version());
    }

    /** In the order of the split. */
    public List<ServedVersion> versions(Route route) {
        return route.split().versions().stream().map(id -> route.versions().get(id)).toList();
    }

    /** Why this node should get no traffic, or an empty text. */
    public String impediment() {
        return follower.impediment();
    }
}
