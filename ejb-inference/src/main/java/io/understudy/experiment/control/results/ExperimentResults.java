package io.understudy.experiment.control.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.understudy.experiment.entity.Experiment.State;
import io.understudy.experiment.entity.Metric;
import io.understudy.experiment.entity.Stopping;
import java.time.Instant;
import java.util.List;

/**
 * What an experiment says so far.
 *
 * @param asOf the moment of these figures
 * @param waiting what has come and is not in them yet
 * @param trustworthy whether they may be acted on
 * @param doubts why not
 * @param test by which intervals and p-values are made: at a fixed horizon they hold there only, sequential ones at any look
 * @param horizonReached of a fixed horizon: whether each arm has its units
 * @param metrics the goal first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExperimentResults(
        String experiment,
        State state,
        Instant asOf,
        Waiting waiting,
        boolean trustworthy,
        List<String> doubts,
        SampleRatioResult sampleRatio,
        Stopping.Type test,
        double alpha,
        Boolean horizonReached,
        List<ArmUnits> arms,
        List<MetricResult> metrics) {

    /**
     * @param exposures of this experiment
     * @param ripening exposures of a bandit whose time is not over, so that they do not count yet
     * @param outcomes of any unit
     */
    public record Waiting(long exposures, long ripening, long outcomes) {}

    public record ArmUnits(String arm, boolean control, double weight, long units) {}

    /**
     * Whether the arms have as many units as their weights say.
     *
     * @param mismatch p below 0.001
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SampleRatioResult(Double chiSquare, Integer degreesOfFreedom, Double pValue, boolean mismatch, Undefined undefined) {}

    /** @param comparisons of each other arm with the control */
    public record MetricResult(
            String name, Role role, Metric.Type type, Metric.Better better, List<ArmValue> arms, List<Comparison> comparisons) {}

    public enum Role {
        GOAL,
        SECONDARY,
        GUARDRAIL
    }

    /**
     * @param units that the value is of; calls, for what the predictions tell
     * @param sum what the metric counts; of a proportion the units that did
     * @param denominatorSum of a ratio
     * @param value of the metric
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ArmValue(
            String arm, long units, Double sum, Double sumOfSquares, Double denominatorSum, Double value, Double standardError, Undefined undefined) {}

    /**
     * @param relative as a share of the control's value
     * @param cuped adjusted for what the units did before; null where that is not known
     * @param harm of a guardrail
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Comparison(String arm, String control, EffectResult absolute, EffectResult relative, Cuped cuped, Harm harm) {}

    /** @param varianceReduction share of the absolute effect's variance that was explained away; null where one of the two does not exist */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Cuped(EffectResult absolute, EffectResult relative, Double varianceReduction) {}

    /**
     * @param lower, @param upper of the two-sided interval of confidence 1 − α
     * @param adjustedPValue by Holm, over all arms of the goal, or over all arms and metrics of the secondary ones
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EffectResult(
            Double estimate, Double standardError, Double lower, Double upper, Double pValue,
            @JsonProperty("adjusted_p_value") Double adjustedPValue, Chances bayesian, Undefined undefined) {}

    /**
     * By the posterior with an improper prior.
     *
     * @param chanceToWin of the treatment, in the direction that is better
     * @param lossOfTreatment what one loses on average by taking it, if it is the worse; in the effect's unit
     * @param lossOfControl what one loses on average by keeping the control, if it is the worse
     * @param lower, @param upper of the interval that holds the effect with probability 1 − α
     */
    public record Chances(double chanceToWin, double lossOfTreatment, double lossOfControl, double lower, double upper) {}

    /**
     * Whether the arm is worse than the control by more than is tolerated: a one-sided sequential test of the absolute effect,
     * valid at any look.
     *
     * @param lower, @param upper of its one-sided interval; the open end is null
     * @param harmful p below α
     */
    public record Harm(
            double tolerance,
            @JsonInclude(JsonInclude.Include.ALWAYS) Double lower,
            @JsonInclude(JsonInclude.Include.ALWAYS) Double upper,
            Double pValue,
            boolean harmful,
            @JsonInclude(JsonInclude.Include.NON_NULL) Undefined undefined) {}
}
