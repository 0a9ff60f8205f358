package io.understudy.experiment.control.planning;

import io.understudy.experiment.control.statistics.Baseline;
import io.understudy.experiment.control.statistics.ConfidenceSequence;
import io.understudy.experiment.control.statistics.Plan;
import io.understudy.experiment.control.statistics.Scale;
import io.understudy.experiment.entity.Stopping;
import io.understudy.failure.entity.DomainException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;

/**
 * What an experiment is to find out, before it begins.
 *
 * @param effect the smallest that is to be found
 * @param scale relative by default
 * @param alpha 0.05 by default, shared equally by the treatments
 * @param power the chance of finding such an effect: 0.8 by default
 * @param weights of the arms, the control first; two equal ones by default
 * @param stopping sequential by default, as of an experiment
 * @param tuning of a sequential test, in units of both arms
 * @param unitsPerDay that call the model, in the experiment or not
 * @param coverage share of the units that take part: 1 by default
 * @param days that one has; the effect that can be found in them is told
 */
public record PlanRequest(
        @NotNull @Valid Known baseline,
        @NotNull Double effect,
        Scale scale,
        @DecimalMin(value = "0", inclusive = false) @DecimalMax(value = "1", inclusive = false) Double alpha,
        @DecimalMin(value = "0", inclusive = false) @DecimalMax(value = "1", inclusive = false) Double power,
        @Size(min = 2, max = 10) List<@NotNull @DecimalMin("0.0001") @DecimalMax("10000") Double> weights,
        Stopping.Type stopping,
        @Positive Double tuning,
        @Positive Double unitsPerDay,
        @DecimalMin(value = "0", inclusive = false) @DecimalMax("1") Double coverage,
        @Positive Double days) {

    /**
     * Of the control.
     *
     * @param rate of a proportion
     * @param mean of any other metric, which needs the standard deviation too
     * @param standardDeviation of one unit
     */
    public record Known(Double rate, Double mean, Double standardDeviation) {

        Baseline baseline() {
            var isRate = rate != null && mean == null && standardDeviation == null;
            var isLevel = rate == null && mean != null && standardDeviation != null;
            if (!isRate && !isLevel) throw DomainException.invalid("baseline", "must have either rate, or mean and standard_deviation");
            return isRate ? new Baseline.Rate(rate) : new Baseline.Level(mean, standardDeviation);
        }
    }

    public PlanRequest {
        scale = Objects.requireNonNullElse(scale, Scale.RELATIVE);
        alpha = alpha == null ? Double.valueOf(0.05) : alpha;
        power = power == null ? Double.valueOf(0.8) : power;
        weights = weights == null ? List.of(1.0, 1.0) : weights;
        stopping = Objects.requireNonNullElse(stopping, Stopping.Type.SEQUENTIAL);
        tuning = tuning == null ? Double.valueOf(ConfidenceSequence.DEFAULT_TUNING) : tuning;
        coverage = coverage == null ? Double.valueOf(1) : coverage;
    }

    /** With so much of α for each treatment that all together have no more. */
    double alphaEach() {
        return alpha / (weights.size() - 1);
    }

    /** Of the control and one treatment. */
    Plan plan() {
        return stopping == Stopping.Type.FIXED
                ? Plan.fixedHorizon(baseline.baseline(), scale, alphaEach())
                : Plan.sequential(baseline.baseline(), scale, alphaEach(), tuning);
    }
}
