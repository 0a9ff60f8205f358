package io.understudy.experiment.control.results;

import io.understudy.experiment.control.results.ExperimentResults.Chances;
import io.understudy.experiment.control.results.ExperimentResults.EffectResult;
import io.understudy.experiment.control.results.ExperimentResults.Harm;
import io.understudy.experiment.control.statistics.Alternative;
import io.understudy.experiment.control.statistics.BayesianTest;
import io.understudy.experiment.control.statistics.ConfidenceSequence;
import io.understudy.experiment.control.statistics.Effect;
import io.understudy.experiment.control.statistics.Finding;
import io.understudy.experiment.control.statistics.Posterior;
import io.understudy.experiment.control.statistics.Prior;
import io.understudy.experiment.control.statistics.TestResult;
import io.understudy.experiment.control.statistics.WelchTest;
import io.understudy.experiment.entity.Metric.Better;
import io.understudy.experiment.entity.Stopping;

/** The tests of one experiment, by its stopping rule and α. */
final class Tests {

    private final Stopping stopping;
    private final double alpha;

    Tests(Stopping stopping, double alpha) {
        this.stopping = stopping;
        this.alpha = alpha;
    }

    EffectResult result(Finding<Effect> effect, Better better) {
        return switch (effect) {
            case Finding.Undefined<Effect>(var why) -> new EffectResult(null, null, null, null, null, null, null, Undefined.of(why));
            case Finding.Found<Effect>(var found) -> {
                var test = test(found);
                var interval = test.interval();
                yield new EffectResult(
                        test.estimate(), test.standardError(), interval.lower(), interval.upper(), test.pValue(), null, chances(found, better), null);
            }
        };
    }

    private TestResult test(Effect effect) {
        return stopping.type() == Stopping.Type.FIXED
                ? new WelchTest(alpha, Alternative.TWO_SIDED).test(effect)
                : new ConfidenceSequence(alpha, stopping.tuning(), Alternative.TWO_SIDED).test(effect);
    }

    private Chances chances(Effect effect, Better better) {
        return new BayesianTest(Prior.IMPROPER).test(effect).value().map(posterior -> chances(posterior, better)).orElse(null);
    }

    private Chances chances(Posterior posterior, Better better) {
        var gain = better == Better.UP ? posterior : posterior.whereLessIsBetter();
        var interval = posterior.credibleInterval(alpha);
        return new Chances(gain.chanceToWin(), gain.lossOfTreatment(), gain.lossOfControl(), interval.lower(), interval.upper());
    }

    /** Sequential whatever the stopping rule is, as harm is to end at any look. */
    Harm harm(Finding<Effect> absolute, Better better, double tolerance) {
        var worse = better == Better.UP ? Alternative.LESS : Alternative.GREATER;
        double supposed = better == Better.UP ? -tolerance : tolerance;
        double tuning = stopping.tuning() == null ? ConfidenceSequence.DEFAULT_TUNING : stopping.tuning();
        return switch (absolute) {
            case Finding.Undefined<Effect>(var why) -> new Harm(tolerance, null, null, null, false, Undefined.of(why));
            case Finding.Found<Effect>(var effect) -> {
                var test = new ConfidenceSequence(alpha, tuning, worse).test(effect, supposed);
                yield new Harm(
                        tolerance, finite(test.interval().lower()), finite(test.interval().upper()), test.pValue(), test.isSignificant(alpha), null);
            }
        };
    }

    private static Double finite(double end) {
        return Double.isInfinite(end) ? null : Double.valueOf(end);
    }
}
