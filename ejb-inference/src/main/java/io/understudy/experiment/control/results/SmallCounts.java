package io.understudy.experiment.control.results;

import io.understudy.experiment.control.statistics.Effect;
import io.understudy.experiment.control.statistics.Finding;
import io.understudy.experiment.control.statistics.Proportion;
import io.understudy.experiment.control.statistics.Scale;

/**
 * The difference of two proportions that may be 0 or 1, as those of faults are: a control without a single fault has no
 * variance to be seen, and yet an arm that fails has to be told from it. Each arm gets one success and one failure more
 * (Agresti, Caffo: «Simple and Effective Confidence Intervals for Proportions and Differences of Proportions», The
 * American Statistician 54, 2000), which draws the difference towards zero.
 */
final class SmallCounts {

    private SmallCounts() {}

    static Finding<Effect> effect(Proportion control, Proportion treatment) {
        var flaw = control.flaw().or(treatment::flaw);
        return flaw.map(Finding::<Effect>undefined).orElseGet(() -> Effect.of(more(control), more(treatment), Scale.ABSOLUTE));
    }

    private static Proportion more(Proportion proportion) {
        return new Proportion(proportion.units() + 2, proportion.successes() + 1);
    }
}
