package io.understudy.experiment.control.decision;

import io.understudy.experiment.control.results.ExperimentResults.Comparison;
import io.understudy.experiment.control.results.ExperimentResults.EffectResult;
import io.understudy.experiment.entity.Metric.Better;

/**
 * How an arm stands against the control, with all signs so that more is better.
 *
 * @param gain null, as the next two, where there is no such figure
 * @param pValue adjusted over the arms
 * @param most the upper end of its interval
 * @param relativeMost the same as a share of the control's value; null where that is none
 * @param flaw why there is no figure; null if there is one
 */
record Standing(String arm, Double gain, Double pValue, Double most, Double relativeMost, String flaw) {

    static Standing of(Comparison comparison, Better better) {
        var effect = comparison.absolute();
        if (effect.undefined() != null) return new Standing(comparison.arm(), null, null, null, null, effect.undefined().text());
        var gain = better == Better.UP ? effect.estimate() : Double.valueOf(-effect.estimate());
        return new Standing(comparison.arm(), gain, effect.adjustedPValue(), most(effect, better), most(comparison.relative(), better), null);
    }

    private static Double most(EffectResult effect, Better better) {
        if (effect.undefined() != null) return null;
        return better == Better.UP ? effect.upper() : Double.valueOf(-effect.lower());
    }

    boolean isDefined() {
        return flaw == null;
    }

    boolean isBelow(double gain) {
        return most != null && most < gain;
    }

    boolean isRelativelyBelow(double gain) {
        return relativeMost != null && relativeMost < gain;
    }

    String significance() {
        return isDefined() ? "p " + Words.number(pValue) + " of arm '" + arm + "'" : "arm '" + arm + "' has no figure, as " + flaw;
    }

    /** How good it can be at most. */
    String reach() {
        return "arm '" + arm + "' at most by " + Words.number(relativeMost);
    }
}
