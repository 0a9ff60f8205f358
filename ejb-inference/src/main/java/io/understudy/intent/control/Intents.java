package io.understudy.intent.control;

import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Models;
import io.understudy.serving.control.Call;
import io.understudy.serving.control.Inference;
import io.understudy.serving.control.InferenceGateway;
import io.understudy.serving.control.ModelHolder;
import io.understudy.serving.control.ServingTable;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks the intent models that are in service; for everyone who wants to know what a text means. */
@ApplicationScoped
public class Intents {

    @EJB
    private ModelHolder holder;

    @EJB
    private Models models;

    @Inject
    private InferenceGateway gateway;

    @Inject
    @ConfigProperty(name = "understudy.intent.model", defaultValue = "food-intent")
    private String standard;

    private Supplier<ServingTable> table;

    @PostConstruct
    void start() {
        table = holder.live();
    }

    /** The model that a request means. */
    public String model(IntentRequest request) {
        return request.model() == null ? standard : request.model();
    }

    /**
     * @throws DomainException NOT_FOUND if there is no such model or version, INVALID if the model does not classify texts,
     *     UNAVAILABLE if none of its versions is in service, and what the gateway throws
     */
    public Inference<Classification> classify(Call<IntentRequest> call) {
        requireIntents(call.model());
        return gateway.infer(call);
    }

    private void requireIntents(String model) {
        var route = table.get().find(model);
        if (route.isEmpty()) {
            models.get(model);
            throw DomainException.unavailable("No version of '" + model + "' is in service; a deployment puts one there.", null);
        }
        var served = route.get().versions().values().iterator().next();
        if (served.model() instanceof LoadedClassifier) return;
        throw DomainException.invalid("model", "'" + model + "' does not classify texts; its task has a path of its own, which /openapi names");
    }
}
