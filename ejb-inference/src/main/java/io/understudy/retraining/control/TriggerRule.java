package io.understudy.retraining.control;

import io.understudy.retraining.entity.Experience;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * When a model is trained without anybody's order. All counts begin anew with each job, so that one that changed nothing is
 * not repeated at once.
 *
 * @param samples new labels; 0 for never
 * @param age of the version that serves; zero for never
 * @param accuracyDrop below the evaluation's accuracy, as a fraction; 0 for never
 * @param confidenceDrop below the evaluation's mean confidence, as a fraction; 0 for never
 */
record TriggerRule(long samples, Duration age, double accuracyDrop, double confidenceDrop) {

    /** Fewer say little: at 50 the standard error of an accuracy of 0.9 is 0.04. */
    static final long LEAST_JUDGED = 50;

    static final long LEAST_PREDICTIONS = 200;

    /**
     * @param sinceLastJob null where there was none
     * @param championAge since it was registered
     * @param accuracy of its evaluation; null where it has none
     * @param confidence mean of its evaluation; null where it has none
     */
    record Situation(Experience experience, Duration sinceLastJob, Duration championAge, Double accuracy, Double confidence) {}

    /** @param cause one word for the job's */
    record Fired(String cause, String reason) {}

    /** Whether nothing can fire. */
    boolean isOff() {
        return samples == 0 && age.isZero() && accuracyDrop == 0 && confidenceDrop == 0;
    }

    Optional<Fired> on(Situation now) {
        var seen = now.experience();
        if (samples > 0 && seen.labels() >= samples) return fired("samples", "%d new labels", seen.labels());
        if (!age.isZero() && now.championAge().compareTo(age) >= 0 && (now.sinceLastJob() == null || now.sinceLastJob().compareTo(age) >= 0)) {
            return fired("age", "the version that serves is %s old", now.championAge());
        }
        if (accuracyDrop > 0 && now.accuracy() != null && seen.judged() >= LEAST_JUDGED) {
            double rolling = (double) seen.agreeing() / seen.judged();
            if (now.accuracy() - rolling >= accuracyDrop) {
                return fired("accuracy", "users found %.4f of %d answers right, the evaluation %.4f", rolling, seen.judged(), now.accuracy());
            }
        }
        if (confidenceDrop > 0 && now.confidence() != null && seen.predictions() >= LEAST_PREDICTIONS
                && now.confidence() - seen.meanConfidence() >= confidenceDrop) {
            return fired("confidence", "the mean confidence is %.4f, that of the evaluation %.4f", seen.meanConfidence(), now.confidence());
        }
        return Optional.empty();
    }

    private static Optional<Fired> fired(String cause, String reason, Object... values) {
        return Optional.of(new Fired(cause, String.format(Locale.ROOT, reason, values)));
    }
}
