package io.understudy.feedback.control;

import io.understudy.experiment.control.outcomes.ReportedOutcome;
import io.understudy.feedback.entity.Feedback;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What feedback is to experiments: events whose names begin with {@code feedback_}. Each counts once for a prediction, by
 * its first report, as outcomes by prediction do.
 */
final class FeedbackOutcomes {

    private static final String PREFIX = "feedback_";

    private FeedbackOutcomes() {}

    /** Whatever the answer was: its kind, with the value of a rating; and whether it is for or against the answer. */
    static List<ReportedOutcome> of(Feedback feedback) {
        var outcomes = new ArrayList<ReportedOutcome>();
        outcomes.add(outcome(feedback, feedback.kind().word(), feedback.rating() == null ? 1 : feedback.rating()));
        switch (feedback.kind()) {
            case ACCEPT, SHARE, CLICK -> outcomes.add(outcome(feedback, "positive", 1));
            case MODIFY, SKIP, REQUERY -> outcomes.add(outcome(feedback, "negative", 1));
            case RATING -> {
                if (feedback.rating() >= 4) outcomes.add(outcome(feedback, "positive", 1));
                if (feedback.rating() <= 2) outcomes.add(outcome(feedback, "negative", 1));
            }
            case LABEL -> {}
        }
        return outcomes;
    }

    /**
     * What can be said of a right label only beside the one that was answered.
     *
     * @param predicted null where none was
     */
    static List<ReportedOutcome> judged(Feedback feedback, String predicted) {
        if (feedback.label() == null || predicted == null) return List.of();
        boolean isRight = feedback.label().equals(predicted);
        return List.of(outcome(feedback, "right", isRight ? 1 : 0), outcome(feedback, isRight ? "positive" : "negative", 1));
    }

    private static ReportedOutcome outcome(Feedback feedback, String event, int value) {
        return new ReportedOutcome(null, feedback.prediction(), null, null, PREFIX + event, BigDecimal.valueOf(value), feedback.at());
    }
}
