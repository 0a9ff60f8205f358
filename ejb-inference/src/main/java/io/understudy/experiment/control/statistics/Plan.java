package io.understudy.experiment.control.statistics;

import io.understudy.failure.entity.DomainException;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongToDoubleFunction;
import java.util.function.LongUnaryOperator;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * How many units a two-sided test needs, or what it can detect with those there are.
 *
 * <p>Power = Φ(δ/se − c) + Φ(−δ/se − c), with δ the true effect, se its standard error by the delta method of
 * {@link Effect}, and c the normal quantile at 1 − α/2 (Cohen, «Statistical Power Analysis», 1988; GrowthBook, «Power
 * Analysis, Technical Details»). For a confidence sequence, c is its half width at the last look in standard errors,
 * so that what earlier looks find comes on top. Several treatments are planned one by one, with α divided by their number.
 *
 * @param sequence null for a test with a fixed horizon
 */
public record Plan(Baseline baseline, Scale scale, double alpha, ConfidenceSequence sequence) {

    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final long MOST_UNITS = 1_000_000_000_000L;
    private static final double LARGEST_EFFECT = 1e9;
    private static final int HALVINGS = 200;

    public Plan {
        Significance.checked(alpha, 1);
    }

    public static Plan fixedHorizon(Baseline baseline, Scale scale, double alpha) {
        return new Plan(baseline, scale, alpha, null);
    }

    /** @param tuning see {@link ConfidenceSequence} */
    public static Plan sequential(Baseline baseline, Scale scale, double alpha, double tuning) {
        return new Plan(baseline, scale, alpha, new ConfidenceSequence(alpha, tuning, Alternative.TWO_SIDED));
    }

    /** The chance that an effect of this size is significant. */
    public Finding<Double> power(SampleSize size, double effect) {
        return whyNot(effect).map(Finding::<Double>undefined).orElseGet(() -> Finding.of(chance(size.control(), size.treatment(), effect)));
    }

    /**
     * The fewest units that give an effect the chance of being found.
     *
     * @param treatmentsForEachControl how many units the treatment gets for each of the control
     */
    public Finding<SampleSize> sampleSize(double effect, double power, double treatmentsForEachControl) {
        checkPower(power);
        if (!(treatmentsForEachControl > 0 && Double.isFinite(treatmentsForEachControl))) {
            throw DomainException.invalid("allocation", "must be above 0");
        }
        var why = whyNot(effect);
        if (why.isPresent()) return Finding.undefined(why.get());
        LongUnaryOperator treatment = control -> (long) Math.ceil(control * treatmentsForEachControl);
        long control = fewest(n -> chance(n, treatment.applyAsLong(n), effect), power);
        return control < 0 ? Finding.undefined(Reason.UNREACHABLE) : Finding.of(new SampleSize(control, treatment.applyAsLong(control)));
    }

    /** The smallest increase that these units find with the wanted chance. */
    public Finding<Double> minimumDetectableEffect(SampleSize size, double power) {
        checkPower(power);
        if (scale == Scale.RELATIVE && baseline.mean() == 0) return Finding.undefined(Reason.ZERO_BASELINE);
        DoubleUnaryOperator chance = effect -> chance(size.control(), size.treatment(), effect);
        double low = 0;
        double high = Math.min(LARGEST_EFFECT, largest());
        if (chance.applyAsDouble(high) < power) return Finding.undefined(Reason.UNREACHABLE);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (chance.applyAsDouble(middle) < power) low = middle;
            else high = middle;
        }
        return Finding.of(high);
    }

    private double chance(long control, long treatment, double effect) {
        double mean = changed(effect);
        double shareA = baseline.variance(baseline.mean()) / control;
        double shareB = baseline.variance(mean) / treatment;
        double error = Math.sqrt(scale == Scale.ABSOLUTE
                ? shareA + shareB
                : (shareA * square(mean / baseline.mean()) + shareB) / square(baseline.mean()));
        double critical = sequence == null ? -NORMAL.inverseCumulativeProbability(alpha / 2) : sequence.critical((double) control + treatment);
        double z = effect / error;
        return NORMAL.cumulativeProbability(z - critical) + NORMAL.cumulativeProbability(-z - critical);
    }

    private Optional<Reason> whyNot(double effect) {
        if (!Double.isFinite(effect)) throw DomainException.invalid("effect", "must be a finite number");
        if (effect == 0) return Optional.of(Reason.NO_EFFECT);
        if (scale == Scale.RELATIVE && baseline.mean() == 0) return Optional.of(Reason.ZERO_BASELINE);
        return baseline.allows(changed(effect)) ? Optional.empty() : Optional.of(Reason.OUT_OF_RANGE);
    }

    private double changed(double effect) {
        return baseline.mean() + (scale == Scale.RELATIVE ? effect * Math.abs(baseline.mean()) : effect);
    }

    /** The largest effect that the metric allows. */
    private double largest() {
        if (!(baseline instanceof Baseline.Rate(var rate))) return LARGEST_EFFECT;
        return scale == Scale.RELATIVE ? (1 - rate) / rate : 1 - rate;
    }

    /** @return the smallest n for which a rising function reaches a value, or −1 */
    private static long fewest(LongToDoubleFunction rising, double value) {
        long low = 1;
        long high = 2;
        while (rising.applyAsDouble(high) < value) {
            low = high;
            high *= 2;
            if (high > MOST_UNITS) return -1;
        }
        while (high - low > 1) {
            long middle = (low + high) / 2;
            if (rising.applyAsDouble(middle) < value) low = middle;
            else high = middle;
        }
        return high;
    }

    private void checkPower(double power) {
        if (!(power > alpha && power < 1)) throw DomainException.invalid("power", "must be above alpha and below 1");
    }

    private static double square(double x) {
        return x * x;
    }
}
