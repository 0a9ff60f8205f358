package io.understudy.experiment.control.decision;

import io.understudy.experiment.control.results.ExperimentResults;
import io.understudy.experiment.entity.ExperimentDefinition;
import io.understudy.experiment.entity.Verdict;
import io.understudy.experiment.entity.Verdict.Kind;
import io.understudy.experiment.entity.Verdict.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is to be done with an experiment, by its figures. Units that are not split as they should be take the trust from all
 * that follows; harm ends it at any look; only then the goal counts, by the stopping rule.
 */
public final class Judgement {

    /**
     * Beside the figures.
     *
     * @param since when it runs
     * @param lag for how long the first of what is not counted yet waits
     * @param mostLag with which outcomes may be judged
     * @param wasDoubted whether an earlier look found units that are not split as they should be
     * @param before what a fixed horizon was judged to be; null if it was not yet
     */
    public record Situation(Instant since, Instant now, Duration lag, Duration mostLag, boolean wasDoubted, Verdict before) {

        boolean lags() {
            return lag.compareTo(mostLag) > 0;
        }

        /** Never below zero, though two clocks tell it. */
        Duration ran() {
            var ran = Duration.between(since, now);
            return ran.isNegative() ? Duration.ZERO : ran;
        }
    }

    /** The p-value from which on a sample ratio that was in doubt is trusted again: what is lost for good pulls it down again. */
    static final double TRUSTED_AGAIN = 0.05;

    private Judgement() {}

    public static Verdict of(ExperimentDefinition definition, ExperimentResults results, Situation situation) {
        var harms = Harm.of(results);
        if (!results.trustworthy() || situation.wasDoubted() && isLow(results)) return untrustworthy(results, harms);
        // What the calls tell by themselves waits for no counting.
        var told = situation.lags() ? harms.stream().filter(Harm::isOfCalls).toList() : harms;
        if (!told.isEmpty()) return new Verdict(Kind.ROLL_BACK, Why.GUARDRAIL, told.getFirst().arm(), Harm.text(told));
        if (situation.lags()) return new Verdict(Kind.GO_ON, Why.FIGURES_LAG, null, "The counting is behind by " + Words.time(situation.lag()) + ".");
        return new Goal(definition, results, situation).verdict();
    }

    private static boolean isLow(ExperimentResults results) {
        var p = results.sampleRatio().pValue();
        return p != null && p < TRUSTED_AGAIN;
    }

    /** The harm may be true all the same, so it is said. */
    private static Verdict untrustworthy(ExperimentResults results, List<Harm> harms) {
        var doubts = results.trustworthy()
                ? "The arms' units did not fit their shares at an earlier look (now p " + Words.number(results.sampleRatio().pValue()) + "); they are trusted again from p "
                        + Words.number(TRUSTED_AGAIN) + " on."
                : String.join(" ", results.doubts());
        return harms.isEmpty()
                ? new Verdict(Kind.UNTRUSTWORTHY, Why.SAMPLE_RATIO, null, doubts)
                : new Verdict(Kind.UNTRUSTWORTHY, Why.SAMPLE_RATIO_AND_HARM, harms.getFirst().arm(),
                        doubts + " By these figures a guardrail is broken: " + Harm.text(harms) + " Nothing ends it by itself; look at it now.");
    }
}
