package io.understudy.feedback.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.understudy.failure.entity.DomainException.Violation;
import io.understudy.feedback.entity.Feedback;
import io.understudy.feedback.entity.FeedbackKind;
import io.understudy.wire.entity.Uuid7;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FeedbackReadingTest {

    private static final UUID PREDICTION = Uuid7.next();
    private static final Instant CALLED = Uuid7.time(PREDICTION);
    private static final Instant NOW = CALLED.plusSeconds(60);

    @Test
    void whatIsGivenTellsTheKind() {
        assertEquals(FeedbackKind.RATING, read(rating(4)).kind());
        assertEquals(FeedbackKind.LABEL, read(label("thanks")).kind());
        assertEquals(FeedbackKind.SKIP, read(kind(FeedbackKind.SKIP)).kind());
        assertEquals(4, read(rating(4)).rating());
        assertEquals(NOW.truncatedTo(ChronoUnit.MICROS), read(rating(4)).at());
    }

    /** The same letters in another composition are the same label. */
    @Test
    void aLabelIsReadWithoutItsSurroundings() {
        assertEquals("caf\u00e9", read(label("  cafe\u0301 ")).label());
    }

    @Test
    void nobodySpeaksBeforeTheAnswer() {
        assertEquals(CALLED, read(new ReportedFeedback(null, PREDICTION, null, 3, null, CALLED.minusSeconds(2))).at());
    }

    @Test
    void theSameIsTheSameAndACorrectionIsNot() {
        assertEquals(read(rating(4)).key(), read(rating(4)).key());
        assertNotEquals(read(rating(4)).key(), read(rating(3)).key());
        assertNotEquals(read(label("a")).key(), read(label("b")).key());
        assertEquals(read(kind(FeedbackKind.ACCEPT)).key(), read(at(kind(FeedbackKind.ACCEPT), NOW)).key());
        assertNotEquals(read(at(rating(4), NOW)).key(), read(at(rating(4), NOW.minusSeconds(1))).key());
        assertEquals(read(named("f", 4)).key(), read(named("f", 5)).key());
        assertNotEquals(read(named("f", 4)).key(), read(named("g", 4)).key());
    }

    @Test
    void tellsWhatIsWrong() {
        assertEquals(List.of(), violations(rating(4)));
        assertEquals(List.of(new Violation("kind", "must be given, or rating, or label")), violations(kind(null)));
        assertEquals(List.of(new Violation("kind", "needs a rating")), violations(kind(FeedbackKind.RATING)));
        assertEquals(List.of(new Violation("kind", "needs a label")), violations(kind(FeedbackKind.LABEL)));
        var both = new ReportedFeedback(null, PREDICTION, null, 3, "thanks", null);
        assertEquals(List.of(new Violation("kind", "must be one thing at a time: a kind, a rating or a label")), violations(both));
        var mixed = new ReportedFeedback(null, PREDICTION, FeedbackKind.SKIP, 3, null, null);
        assertEquals(List.of(new Violation("kind", "must be one thing at a time: a kind, a rating or a label")), violations(mixed));
        assertEquals(List.of(new Violation("label", "must be a text without control characters")), violations(label(" ")));
        assertEquals(List.of(new Violation("label", "must be a text without control characters")), violations(label("a\nb")));
        assertEquals(List.of(new Violation("at", "must not be in the future")), violations(at(rating(3), NOW.plusSeconds(301))));
        var random = new ReportedFeedback(null, UUID.randomUUID(), null, 3, null, null);
        assertEquals(List.of(new Violation("prediction_id", "must be the id of a prediction")), violations(random));
    }

    private static List<Violation> violations(ReportedFeedback reported) {
        return FeedbackReading.violations(reported, "", NOW);
    }

    private static Feedback read(ReportedFeedback reported) {
        return FeedbackReading.read(reported, NOW);
    }

    private static ReportedFeedback rating(int rating) {
        return new ReportedFeedback(null, PREDICTION, null, rating, null, null);
    }

    private static ReportedFeedback label(String label) {
        return new ReportedFeedback(null, PREDICTION, null, null, label, null);
    }

    private static ReportedFeedback kind(FeedbackKind kind) {
        return new ReportedFeedback(null, PREDICTION, kind, null, null, null);
    }

    private static ReportedFeedback named(String id, int rating) {
        return new ReportedFeedback(id, PREDICTION, null, rating, null, null);
    }

    private static ReportedFeedback at(ReportedFeedback f, Instant at) {
        return new ReportedFeedback(f.feedbackId(), f.predictionId(), f.kind(), f.rating(), f.label(), at);
    }
}
