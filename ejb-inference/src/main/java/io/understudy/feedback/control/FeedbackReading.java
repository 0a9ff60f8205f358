package io.understudy.feedback.control;

import io.understudy.failure.entity.DomainException.Violation;
import io.understudy.feedback.entity.Feedback;
import io.understudy.feedback.entity.FeedbackKind;
import io.understudy.wire.entity.Sha256;
import io.understudy.wire.entity.Uuid7;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** From what callers report to what is kept: defaults, and what makes two reports the same feedback. */
final class FeedbackReading {

    /** Clocks differ. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private FeedbackReading() {}

    /**
     * What the limits of the single fields do not say.
     *
     * @param place of the feedback in the request, to stand before a field's name
     */
    static List<Violation> violations(ReportedFeedback reported, String place, Instant now) {
        var violations = new ArrayList<Violation>();
        if (!isPrediction(reported.predictionId(), now)) {
            violations.add(new Violation(place + "prediction_id", "must be the id of a prediction"));
        }
        whatIsWrongWithKind(reported).forEach(reason -> violations.add(new Violation(place + "kind", reason)));
        if (reported.label() != null && !isLabel(reported.label())) {
            violations.add(new Violation(place + "label", "must be a text without control characters"));
        }
        if (reported.at() != null && reported.at().isAfter(now.plus(SKEW))) {
            violations.add(new Violation(place + "at", "must not be in the future"));
        }
        return violations;
    }

    private static boolean isPrediction(UUID id, Instant now) {
        return Uuid7.is(id) && !Uuid7.time(id).isAfter(now.plus(SKEW));
    }

    private static Stream<String> whatIsWrongWithKind(ReportedFeedback reported) {
        var kind = kind(reported);
        if (kind == null) return Stream.of("must be given, or rating, or label");
        if (reported.rating() != null && kind != FeedbackKind.RATING || reported.label() != null && kind != FeedbackKind.LABEL) {
            return Stream.of("must be one thing at a time: a kind, a rating or a label");
        }
        if (kind == FeedbackKind.RATING && reported.rating() == null) return Stream.of("needs a rating");
        if (kind == FeedbackKind.LABEL && reported.label() == null) return Stream.of("needs a label");
        return Stream.empty();
    }

    private static boolean isLabel(String label) {
        return !label.isBlank() && label.codePoints().noneMatch(Character::isISOControl);
    }

    private static FeedbackKind kind(ReportedFeedback reported) {
        if (reported.kind() != null) return reported.kind();
        if (reported.label() != null) return FeedbackKind.LABEL;
        return reported.rating() == null ? null : FeedbackKind.RATING;
    }

    /** Nobody speaks of an answer before there is one: a clock that says so is set forward to the call. */
    static Feedback read(ReportedFeedback reported, Instant now) {
        var kind = kind(reported);
        var label = reported.label() == null ? null : Normalizer.normalize(reported.label().strip(), Normalizer.Form.NFC);
        var stated = (reported.at() == null ? now : reported.at()).truncatedTo(ChronoUnit.MICROS);
        var called = Uuid7.time(reported.predictionId());
        return new Feedback(
                key(reported, kind, label), reported.predictionId(), kind, reported.rating(), label, stated.isBefore(called) ? called : stated);
    }

    /**
     * By its id; else one of each implied kind for a prediction, and of ratings and labels one of each value and stated
     * time: another value is another feedback, which corrects the first.
     */
    private static UUID key(ReportedFeedback reported, FeedbackKind kind, String label) {
        if (reported.feedbackId() != null) return Sha256.key("id", reported.feedbackId());
        var prediction = reported.predictionId().toString();
        var at = reported.at() == null ? "" : reported.at().truncatedTo(ChronoUnit.MICROS).toString();
        return switch (kind) {
            case LABEL -> Sha256.key("prediction", prediction, kind.word(), label, at);
            case RATING -> Sha256.key("prediction", prediction, kind.word(), reported.rating().toString(), at);
            default -> Sha256.key("prediction", prediction, kind.word());
        };
    }
}
