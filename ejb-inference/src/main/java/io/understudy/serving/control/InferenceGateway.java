package io.understudy.serving.control;

import io.understudy.cache.control.PredictionCache;
import io.understudy.cache.control.PredictionCache.Answer;
import io.understudy.failure.entity.DomainException;
import io.understudy.serving.control.ShadowTraffic.Asked;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one way from a call to an answer: route, cache, lease, admit, infer. It touches neither database nor lock. */
@ApplicationScoped
public class InferenceGateway {

    @EJB
    private ModelHolder holder;

    @Inject
    private ShadowTraffic shadows;

    @Inject
    private Instance<InferenceObserver> whoWantsToKnow;

    @Inject
    private ServingSettings limits;

    @Inject
    @ConfigProperty(name = "understudy.cache.max-entries", defaultValue = "2000")
    private long cacheEntries;

    @Inject
    @ConfigProperty(name = "understudy.cache.time-to-live", defaultValue = "PT1H")
    private Duration timeToLive;

    /** By model; only of those that are, or were, in service. */
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    private Supplier<ServingTable> table;
    private PredictionCache cache;
    private List<InferenceObserver> observers;

    @PostConstruct
    void start() {
        table = holder.live();
        cache = new PredictionCache(cacheEntries, timeToLive);
        observers = whoWantsToKnow.stream().toList();
    }

    /** @throws DomainException NOT_FOUND, INVALID, OVERLOADED, DEADLINE or UNAVAILABLE */
    public <I, O> Inference<O> infer(Call<I> call) {
        var lane = lane(table.get().route(call.model()).model());
        return new Observation<>(observers, call, lane.deadline()).of(observation -> infer(lane, observation));
    }

    private <I, O> Inference<O> infer(Lane lane, Observation<I> observation) {
        var call = observation.call();
        while (true) {
            var route = table.get().route(call.model());
            var choice = route.choose(call);
            var version = choice.version();
            // Retired between the read and the lease: the table has been swapped, the next read finds its successor.
            if (!version.leases().acquire()) continue;
            observation.goesTo(choice, route.revision());
            var begun = System.nanoTime();
            try {
                Answer<O> answer = lane.answer(version, observation);
                var nanos = System.nanoTime() - begun;
                version.statistics().succeeded(nanos);
                if (!answer.hit()) shadow(route, call, answer.output(), nanos, lane.admission());
                return new Inference<>(answer.output(), version.name(), version.id(), route.revision(), answer.hit());
            } catch (RuntimeException | Error e) {
                version.statistics().failed(System.nanoTime() - begun);
                throw e;
            } finally {
                version.leases().release();
            }
        }
    }

    private Lane lane(String model) {
        var known = lanes.get(model);
        return known != null ? known : lanes.computeIfAbsent(model, m -> new Lane(limits.of(m), cache));
    }

    private <I, O> void shadow(Route route, Call<I> call, O answer, long nanos, Admission admission) {
        if (route.shadow() == null || call.pinned() != null) return;
        route.shadowFor(call.unit()).ifPresent(shadow -> shadows.offer(new Asked<>(shadow, call.input(), answer, nanos, admission)));
    }
}
