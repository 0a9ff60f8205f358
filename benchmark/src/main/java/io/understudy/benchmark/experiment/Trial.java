package io.understudy.benchmark.experiment;

import io.understudy.experiment.control.statistics.Alternative;
import io.understudy.experiment.control.statistics.ConfidenceSequence;
import io.understudy.experiment.control.statistics.Effect;
import io.understudy.experiment.control.statistics.Scale;
import io.understudy.experiment.control.statistics.Statistic;
import io.understudy.experiment.control.statistics.WelchTest;
import java.util.SplittableRandom;

/**
 * One simulated experiment, looked at again and again.
 *
 * @param sequentialEver the sequential test was significant at some look
 * @param oneSidedEver so was the one for harm
 * @param peekingEver so was the fixed test, which must not be asked so often
 * @param fixedAtHorizon the fixed test was significant at the last look
 * @param fixedHoldsTruth its interval held the true effect there
 * @param sequenceHoldsTruth the sequence's interval held it at every look
 * @param usersUntilSignificant of both arms, when the sequential test first was; all, if it never was
 */
record Trial(
        boolean sequentialEver,
        boolean oneSidedEver,
        boolean peekingEver,
        boolean fixedAtHorizon,
        boolean fixedHoldsTruth,
        boolean sequenceHoldsTruth,
        long usersUntilSignificant) {

    static final double ALPHA = 0.05;

    private static final WelchTest FIXED = new WelchTest(ALPHA, Alternative.TWO_SIDED);

    /** Tightest at half of the users that are to come. */
    static <S extends Statistic<S>> Trial of(Metric<S> metric, double lift, int usersPerArm, int looks, long seed) {
        var sequence = new ConfidenceSequence(ALPHA, usersPerArm, Alternative.TWO_SIDED);
        var harm = new ConfidenceSequence(ALPHA, usersPerArm, Alternative.LESS);
        var random = new SplittableRandom(seed);
        var control = metric.draw(random, usersUntil(1, usersPerArm, looks), 0);
        var treatment = metric.draw(random, usersUntil(1, usersPerArm, looks), lift);
        boolean oneSided = false;
        boolean peeking = false;
        boolean holds = true;
        long until = 0;
        for (int look = 1; ; look++) {
            var effect = Effect.of(control, treatment, Scale.RELATIVE).orElseThrow();
            var seen = sequence.test(effect);
            if (until == 0 && seen.isSignificant(ALPHA)) until = effect.units();
            holds &= seen.interval().contains(lift);
            oneSided |= harm.test(effect).isSignificant(ALPHA);
            boolean fixed = FIXED.pValue(effect, 0) < ALPHA;
            peeking |= fixed;
            if (look == looks) {
                boolean fixedHolds = FIXED.test(effect).interval().contains(lift);
                return new Trial(until > 0, oneSided, peeking, fixed, fixedHolds, holds, until > 0 ? until : effect.units());
            }
            int more = usersUntil(look + 1, usersPerArm, looks) - usersUntil(look, usersPerArm, looks);
            control = control.plus(metric.draw(random, more, 0));
            treatment = treatment.plus(metric.draw(random, more, lift));
        }
    }

    private static int usersUntil(int look, int users, int looks) {
        return (int) ((long) users * look / looks);
    }
}
