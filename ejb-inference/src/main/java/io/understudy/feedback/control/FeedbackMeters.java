package io.understudy.feedback.control;

import io.understudy.feedback.entity.Feedback;
import io.understudy.feedback.entity.FeedbackFate;
import io.understudy.feedback.entity.FeedbackKind;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts the feedback that this node has kept, by its kind. */
@ApplicationScoped
class FeedbackMeters {

    private static final Metadata KEPT =
            Metadata.builder().withName("understudy_feedback").withDescription("Feedback that was kept, duplicates apart").build();

    @Inject
    private MetricRegistry metrics;

    private final Map<FeedbackKind, Counter> kept = new EnumMap<>(FeedbackKind.class);

    @PostConstruct
    void open() {
        for (var kind : FeedbackKind.values()) kept.put(kind, metrics.counter(KEPT, new Tag("kind", kind.word())));
    }

    void count(List<Feedback> all, List<FeedbackFate> fates) {
        for (int i = 0; i < all.size(); i++) {
            if (fates.get(i).isKept()) kept.get(all.get(i).kind()).inc();
        }
    }
}
