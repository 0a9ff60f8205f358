package io.understudy.feedback.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.experiment.control.outcomes.ReportedOutcome;
import io.understudy.feedback.entity.Feedback;
import io.understudy.feedback.entity.FeedbackKind;
import io.understudy.wire.entity.Uuid7;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedbackOutcomesTest {

    private static final UUID PREDICTION = Uuid7.next();
    private static final Instant AT = Instant.parse("2026-07-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "ACCEPT, , 'feedback_accept 1, feedback_positive 1'",
        "SHARE, , 'feedback_share 1, feedback_positive 1'",
        "CLICK, , 'feedback_click 1, feedback_positive 1'",
        "MODIFY, , 'feedback_modify 1, feedback_negative 1'",
        "SKIP, , 'feedback_skip 1, feedback_negative 1'",
        "REQUERY, , 'feedback_requery 1, feedback_negative 1'",
        "RATING, 5, 'feedback_rating 5, feedback_positive 1'",
        "RATING, 4, 'feedback_rating 4, feedback_positive 1'",
        "RATING, 3, 'feedback_rating 3'",
        "RATING, 2, 'feedback_rating 2, feedback_negative 1'",
        "RATING, 1, 'feedback_rating 1, feedback_negative 1'",
    })
    void isForOrAgainstTheAnswer(FeedbackKind kind, Integer rating, String events) {
        assertEquals(events, events(FeedbackOutcomes.of(new Feedback(UUID.randomUUID(), PREDICTION, kind, rating, null, AT))));
    }

    @Test
    void aRightLabelIsJudgedByTheOneThatWasAnswered() {
        var feedback = new Feedback(UUID.randomUUID(), PREDICTION, FeedbackKind.LABEL, null, "thanks", AT);
        assertEquals("feedback_label 1", events(FeedbackOutcomes.of(feedback)));
        assertEquals("feedback_right 1, feedback_positive 1", events(FeedbackOutcomes.judged(feedback, "thanks")));
        assertEquals("feedback_right 0, feedback_negative 1", events(FeedbackOutcomes.judged(feedback, "greeting")));
        assertEquals("", events(FeedbackOutcomes.judged(feedback, null)));
    }

    /** Neither an id nor a unit: so an experiment takes it for the same as what somebody reports of the same prediction. */
    @Test
    void anOutcomeIsThatOfThePrediction() {
        var outcome = FeedbackOutcomes.of(new Feedback(UUID.randomUUID(), PREDICTION, FeedbackKind.ACCEPT, null, null, AT)).getFirst();
        assertEquals(new ReportedOutcome(null, PREDICTION, null, null, "feedback_accept", outcome.value(), AT), outcome);
    }

    private static String events(List<ReportedOutcome> outcomes) {
        return String.join(", ", outcomes.stream().map(o -> o.metric() + " " + o.value()).toList());
    }
}
