package io.understudy.experiment.control.outcomes;

import io.understudy.experiment.entity.Outcome;
import io.understudy.failure.entity.DomainException.Violation;
import io.understudy.wire.entity.Sha256;
import io.understudy.wire.entity.Uuid7;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** From what callers report to what is kept: defaults, and what makes two reports the same outcome. */
final class OutcomeReading {

    private static final int DECIMALS = 9;

    /** Clocks differ; what has not happened yet would count on a day to come. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private OutcomeReading() {}

    /**
     * What the limits of the single fields do not say.
     *
     * @param place of the outcome in the request, to stand before a field's name
     */
    static List<Violation> violations(ReportedOutcome reported, String place, Instant now) {
        var violations = new ArrayList<Violation>();
        if ((reported.predictionId() == null) == (reported.unit() == null)) {
            violations.add(new Violation(place + "unit", "must be given, or prediction_id, and not both"));
        }
        if (reported.predictionId() != null && !Uuid7.is(reported.predictionId())) {
            violations.add(new Violation(place + "prediction_id", "must be the id of a prediction"));
        }
        if (reported.at() != null && (reported.at().isAfter(now.plus(SKEW)) || reported.at().isBefore(EARLIEST))) {
            violations.add(new Violation(place + "at", "must be from the year 2000 up to now"));
        }
        return violations;
    }

    static Outcome read(ReportedOutcome reported, Instant now) {
        var at = (reported.at() == null ? now : reported.at()).truncatedTo(ChronoUnit.MICROS);
        return new Outcome(
                key(reported), reported.predictionId(), reported.unit(), reported.experiment(), reported.metric(), value(reported.value()), at);
    }

    /** A number far below the last decimal is told by its size: to round it would take as many digits as its exponent says. */
    private static BigDecimal value(BigDecimal value) {
        if (value == null) return BigDecimal.ONE;
        if (value.signum() == 0 || (long) value.precision() - value.scale() < -DECIMALS) return BigDecimal.ZERO;
        return value.setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** By its id; else one for each prediction and metric, and one for each unit, metric and stated time; else each is new. */
    private static UUID key(ReportedOutcome reported) {
        if (reported.id() != null) return Sha256.key("id", reported.id());
        if (reported.predictionId() != null) return Sha256.key("prediction", reported.predictionId().toString(), reported.metric());
        if (reported.at() == null) return Uuid7.next();
        var experiment = reported.experiment() == null ? "" : reported.experiment();
        return Sha256.key("unit", reported.unit(), reported.metric(), reported.at().truncatedTo(ChronoUnit.MICROS).toString(), experiment);
    }
}
