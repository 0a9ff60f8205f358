package io.understudy.feedback.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How far back predictions are kept, and with them what was said of them. */
@ApplicationScoped
class KeptDays {

    @Inject
    @ConfigProperty(name = "understudy.prediction-log.retention-days", defaultValue = "90")
    private int retentionDays;

    /** The first moment of the first day. */
    Instant first() {
        return LocalDate.now(ZoneOffset.UTC).minusDays(retentionDays).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
