package io.understudy.experiment.control.statistics;

/**
 * The posterior of an effect whose estimate is normal around the truth, with its standard error taken as known: the
 * conjugate normal, precision = 1/se² + 1/prior variance, mean = (estimate/se² + prior mean/prior variance) / precision
 * (Gelman et al., «Bayesian Data Analysis», 3rd edition, section 2.5; GrowthBook, «Statistical Details»). The improper
 * prior leaves the estimate as it is.
 */
public record BayesianTest(Prior prior) {

    public Finding<Posterior> test(Effect effect) {
        var usesBaseline = prior.isProper() && prior.scale() != effect.scale();
        if (usesBaseline && effect.baseline() == 0) return Finding.undefined(Reason.ZERO_BASELINE);
        var held = prior.on(effect.scale(), effect.baseline());
        double seen = 1 / (effect.standardError() * effect.standardError());
        double precision = seen + 1 / held.variance();
        double mean = (effect.estimate() * seen + held.mean() / held.variance()) / precision;
        if (!Double.isFinite(mean) || !Double.isFinite(precision)) return Finding.undefined(Reason.NOT_FINITE);
        return Finding.of(new Posterior(mean, 1 / Math.sqrt(precision)));
    }
}
