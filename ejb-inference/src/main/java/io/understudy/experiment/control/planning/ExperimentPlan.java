package io.understudy.experiment.control.planning;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.understudy.experiment.control.results.Undefined;
import io.understudy.experiment.control.statistics.Finding;
import io.understudy.experiment.control.statistics.Plan;
import io.understudy.experiment.control.statistics.Reason;
import io.understudy.experiment.control.statistics.SampleSize;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How large an experiment must be, and how long it takes.
 *
 * @param alphaPerComparison α of each treatment against the control
 * @param units of each arm, the control first; null where there is no such number
 * @param days until the last of them, at the traffic that was stated; null without one
 * @param detectable what the stated days can find; null without them
 * @param undefined why there are no units
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExperimentPlan(
        double alphaPerComparison, List<Long> units, Long totalUnits, Long days, Detectable detectable, Undefined undefined) {

    /**
     * @param units of each arm in that time
     * @param effect the smallest that every treatment would be found to have, with the power that is asked for
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Detectable(List<Long> units, Double effect, Undefined undefined) {}

    public static ExperimentPlan of(PlanRequest request) {
        var plan = request.plan();
        var detectable = detectable(request, plan);
        return switch (units(request, plan)) {
            case Finding.Found<List<Long>>(var units) -> {
                long total = units.stream().mapToLong(n -> n).sum();
                yield new ExperimentPlan(request.alphaEach(), units, total, days(request, total), detectable, null);
            }
            case Finding.Undefined<List<Long>>(var why) ->
                new ExperimentPlan(request.alphaEach(), null, null, null, detectable, Undefined.of(why));
        };
    }

    /** As many for the control as the treatment needs that needs most of them, and the others in proportion. */
    private static Finding<List<Long>> units(PlanRequest request, Plan plan) {
        var weights = request.weights();
        double control = weights.getFirst();
        long most = 0;
        for (var weight : weights.subList(1, weights.size())) {
            switch (plan.sampleSize(request.effect(), request.power(), weight / control)) {
                case Finding.Found<SampleSize>(var size) -> most = Math.max(most, size.control());
                case Finding.Undefined<SampleSize>(var why) -> {
                    return Finding.undefined(why);
                }
            }
        }
        long ofControl = most;
        return Finding.of(weights.stream().map(weight -> (long) Math.ceil(ofControl * (weight / control))).toList());
    }

    private static Long days(PlanRequest request, long total) {
        return request.unitsPerDay() == null ? null : Long.valueOf((long) Math.ceil(total / (request.unitsPerDay() * request.coverage())));
    }

    private static Detectable detectable(PlanRequest request, Plan plan) {
        if (request.days() == null || request.unitsPerDay() == null) return null;
        double all = request.unitsPerDay() * request.coverage() * request.days();
        double sum = request.weights().stream().mapToDouble(weight -> weight).sum();
        var units = request.weights().stream().map(weight -> (long) Math.floor(all * weight / sum)).toList();
        if (units.stream().anyMatch(n -> n == 0)) return new Detectable(units, null, Undefined.of(Reason.NO_DATA));
        var effects = new ArrayList<Double>();
        for (int i : IntStream.range(1, units.size()).toArray()) {
            switch (plan.minimumDetectableEffect(new SampleSize(units.getFirst(), units.get(i)), request.power())) {
                case Finding.Found<Double>(var effect) -> effects.add(effect);
                case Finding.Undefined<Double>(var why) -> {
                    return new Detectable(units, null, Undefined.of(why));
                }
            }
        }
        return new Detectable(units, effects.stream().mapToDouble(effect -> effect).max().orElseThrow(), null);
    }
}
