package io.understudy.experiment.control.results;

import io.understudy.experiment.control.statistics.CupedMean;
import io.understudy.experiment.control.statistics.CupedRatio;
import io.understudy.experiment.control.statistics.Effect;
import io.understudy.experiment.control.statistics.Finding;
import io.understudy.experiment.control.statistics.Mean;
import io.understudy.experiment.control.statistics.Proportion;
import io.understudy.experiment.control.statistics.Ratio;
import io.understudy.experiment.control.statistics.Scale;
import io.understudy.experiment.control.statistics.Statistic;
import io.understudy.experiment.entity.ArmSums;
import io.understudy.experiment.entity.Metric;

/**
 * What an arm's sums say of one metric of outcomes, as the tests want it. The covariate of a metric is the same metric of
 * the same units in the time before their exposure.
 */
public final class MetricStatistics {

    private final Metric metric;

    public MetricStatistics(Metric metric) {
        this.metric = metric;
    }

    public Statistic<?> plain(ArmSums arm) {
        return switch (metric.type()) {
            case PROPORTION -> proportion(arm);
            case MEAN -> mean(arm, metric.numerator());
            case RATIO -> new Ratio(mean(arm, metric.numerator()), mean(arm, metric.denominator()), arm.pair(metric.numerator(), metric.denominator()).xd());
        };
    }

    Finding<Effect> effect(ArmSums control, ArmSums treatment, Scale scale) {
        return switch (metric.type()) {
            case PROPORTION -> Effect.of(proportion(control), proportion(treatment), scale);
            case MEAN -> Effect.of(mean(control, metric.numerator()), mean(treatment, metric.numerator()), scale);
            case RATIO -> Effect.of((Ratio) plain(control), (Ratio) plain(treatment), scale);
        };
    }

    /** The absolute effect by which harm is judged. */
    Finding<Effect> harm(ArmSums control, ArmSums treatment) {
        return metric.type() == Metric.Type.PROPORTION
                ? SmallCounts.effect(proportion(control), proportion(treatment))
                : effect(control, treatment, Scale.ABSOLUTE);
    }

    /** Whether anything is known of the units of both arms from before. */
    boolean hasCovariate(ArmSums control, ArmSums treatment) {
        var isKnown = control.event(metric.numerator()).didBefore() > 0 && treatment.event(metric.numerator()).didBefore() > 0;
        return isKnown && (metric.denominator() == null
                || control.event(metric.denominator()).didBefore() > 0 && treatment.event(metric.denominator()).didBefore() > 0);
    }

    /** With what was known before explained away. */
    Finding<Effect> adjustedEffect(ArmSums control, ArmSums treatment, Scale scale) {
        return metric.type() == Metric.Type.RATIO
                ? Effect.of(cupedRatio(control), cupedRatio(treatment), scale)
                : Effect.of(cupedMean(control), cupedMean(treatment), scale);
    }

    private Proportion proportion(ArmSums arm) {
        return new Proportion(arm.units(), arm.event(metric.numerator()).did());
    }

    private static Mean mean(ArmSums arm, String event) {
        var sums = arm.event(event);
        return new Mean(arm.units(), sums.x(), sums.xx());
    }

    private static Mean before(ArmSums arm, String event) {
        var sums = arm.event(event);
        return new Mean(arm.units(), sums.c(), sums.cc());
    }

    private CupedMean cupedMean(ArmSums arm) {
        var sums = arm.event(metric.numerator());
        return metric.type() == Metric.Type.PROPORTION
                ? new CupedMean(proportion(arm), new Proportion(arm.units(), sums.didBefore()), sums.didBoth())
                : new CupedMean(mean(arm, metric.numerator()), before(arm, metric.numerator()), sums.xc());
    }

    private CupedRatio cupedRatio(ArmSums arm) {
        var pair = arm.pair(metric.numerator(), metric.denominator());
        return new CupedRatio(
                mean(arm, metric.numerator()),
                mean(arm, metric.denominator()),
                before(arm, metric.numerator()),
                before(arm, metric.denominator()),
                new CupedRatio.Products(
                        pair.xd(),
                        arm.event(metric.numerator()).xc(),
                        pair.xdBefore(),
                        pair.dxBefore(),
                        arm.event(metric.denominator()).xc(),
                        pair.before()));
    }
}
