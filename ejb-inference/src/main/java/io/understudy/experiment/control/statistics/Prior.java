package io.understudy.experiment.control.statistics;

import io.understudy.failure.entity.DomainException;

/**
 * What is thought of an effect before any unit is seen: normal, or nothing at all (improper).
 *
 * @param scale of mean and variance; where the effect has the other, they are converted by the control's value
 * @param variance above 0, and infinite for the improper prior
 */
public record Prior(Scale scale, double mean, double variance) {

    public static final Prior IMPROPER = new Prior(Scale.RELATIVE, 0, Double.POSITIVE_INFINITY);

    public Prior {
        if (!Double.isFinite(mean)) throw DomainException.invalid("prior.mean", "must be a finite number");
        if (!(variance > 0)) throw DomainException.invalid("prior.variance", "must be above 0");
    }

    public boolean isProper() {
        return variance < Double.POSITIVE_INFINITY;
    }

    Prior on(Scale wanted, double baseline) {
        if (wanted == scale || !isProper()) return this;
        double factor = wanted == Scale.ABSOLUTE ? Math.abs(baseline) : 1 / Math.abs(baseline);
        return new Prior(wanted, mean * factor, variance * factor * factor);
    }
}
