package io.understudy.monitoring.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Timer;

/** One counter and one timer for each set of labels, looked up in the registry once. */
@ApplicationScoped
public class RequestMeters {

    /** Endpoints × statuses × models × versions stay far below; past it, something has gone wrong with a label. */
    private static final int MOST_LABEL_SETS = 5_000;

    private static final Metadata REQUESTS = Metadata.builder()
            .withName("understudy_http_requests")
            .withDescription("Requests answered")
            .build();
    private static final Metadata SECONDS = Metadata.builder()
            .withName("understudy_http_request")
            .withDescription("Time from a request's arrival to its answer's last byte")
            .withUnit(MetricUnits.SECONDS)
            .build();

    private record Meters(Counter requests, Timer seconds) {}

    private final ConcurrentHashMap<RequestLabels, Meters> meters = new ConcurrentHashMap<>();

    @Inject
    MetricRegistry registry;

    void record(RequestLabels labels, long nanos) {
        var found = meters.get(labels);
        if (found == null) found = register(meters.size() < MOST_LABEL_SETS ? labels : RequestLabels.OTHER);
        found.requests().inc();
        found.seconds().update(Duration.ofNanos(nanos));
    }

    private Meters register(RequestLabels labels) {
        return meters.computeIfAbsent(
                labels, l -> new Meters(registry.counter(REQUESTS, l.tags()), registry.timer(SECONDS, l.tags())));
    }
}
