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
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one way from a call to an answer: route, cache, lease, admit, infer. It touches neither database nor lock. */
@ApplicationScoped
public class InferenceGateway {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    @EJB
    private ModelHolder holder;

    @Inject
    private ShadowTraffic shadows;

    @Inject
    private Instance<InferenceObserver> whoWantsToKnow;

    @Inject
    @ConfigProperty(name = "understudy.serving.slots", defaultValue = "0")
    private int slots;

    @Inject
    @ConfigProperty(name = "understudy.serving.waiting", defaultValue = "1000")
    private int waiting;

    @Inject
    @ConfigProperty(name = "understudy.serving.deadline", defaultValue = "PT10S")
    private Duration deadline;

    @Inject
    @ConfigProperty(name = "understudy.cache.max-entries", defaultValue = "2000")
    private long cacheEntries;

    @Inject
    @ConfigProperty(name = "understudy.cache.time-to-live", defaultValue = "PT1H")
    private Duration timeToLive;

    /** By model, so that a slow one takes no other's turn. */
    private final Map<String, Admission> admissions = new ConcurrentHashMap<>();

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
        return new Observation<>(observers, call, deadline).of(this::infer);
    }

    private <I, O> Inference<O> infer(Observation<I> observation) {
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
                Answer<O> answer = answer(version, observation);
                var nanos = System.nanoTime() - begun;
                version.statistics().succeeded(nanos);
                if (!answer.hit()) shadow(route, call, answer.output(), nanos);
                return new Inference<>(answer.output(), version.name(), version.id(), route.revision(), answer.hit());
            } catch (RuntimeException | Error e) {
                version.statistics().failed(System.nanoTime() - begun);
                throw e;
            } finally {
                version.leases().release();
            }
        }
    }

    private Admission admission(Call<?> call) {
        return admissions.computeIfAbsent(call.model(), model -> new Admission(slots == 0 ? CORES : slots, waiting));
    }

    private <I, O> void shadow(Route route, Call<I> call, O answer, long nanos) {
        if (route.shadow() == null || call.pinned() != null) return;
        route.shadowFor(call.unit()).ifPresent(shadow -> shadows.offer(new Asked<>(shadow, call.input(), answer, nanos, admission(call))));
    }

    @SuppressWarnings("unchecked")
    private <I, O> Answer<O> answer(ServedVersion version, Observation<I> observation) {
        var call = observation.call();
        var model = (LoadedModel<I, O>) version.model();
        var input = model.checked(call.input());
        observation.asks(model, input);
        Supplier<O> run = judged(call, version, latencies -> admission(call).run(deadline, model, input, version.statistics(), latencies));
        if (!call.useCache()) return new Answer<>(run.get(), false);
        return cached(version, new PredictionCache.Key(version.id(), model.generation(), observation.canonical()), run);
    }

    /** Whoever names a version asks it what he likes: it is judged by the calls that the split brings it. */
    static <O> Supplier<O> judged(Call<?> call, ServedVersion version, Function<LatencyHistogram, O> run) {
        return call.pinned() == null ? () -> version.health().observe(version.model(), run) : () -> run.apply(new LatencyHistogram());
    }

    private <O> Answer<O> cached(ServedVersion version, PredictionCache.Key key, Supplier<O> run) {
        var begun = System.nanoTime();
        Answer<O> answer = cache.get(key, run);
        if (answer.hit()) version.statistics().hit(System.nanoTime() - begun);
        else version.statistics().missed(System.nanoTime() - begun);
        return answer;
    }
}
