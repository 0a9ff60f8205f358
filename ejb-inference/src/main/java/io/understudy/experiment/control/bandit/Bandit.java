package io.understudy.experiment.control.bandit;

import io.understudy.experiment.control.bandit.BanditLook.ArmLook;
import io.understudy.experiment.control.bandit.BanditLook.Stay;
import io.understudy.experiment.control.results.MetricStatistics;
import io.understudy.experiment.control.statistics.Estimate;
import io.understudy.experiment.control.statistics.Finding;
import io.understudy.experiment.control.statistics.Marginal;
import io.understudy.experiment.control.statistics.Ratio;
import io.understudy.experiment.control.statistics.Statistic;
import io.understudy.experiment.entity.Allocation;
import io.understudy.experiment.entity.Allocation.Method;
import io.understudy.experiment.entity.ExperimentDefinition;
import io.understudy.experiment.entity.ExperimentSums;
import io.understudy.experiment.entity.Metric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.distribution.RealDistribution;

/** From a bandit's definition and its sums to the weights that its arms are to have. The same sums give the same weights. */
public final class Bandit {

    /** A change of no weight by as much is not worth that units change their arms. */
    public static final double LEAST_CHANGE = 0.01;

    private static final double ROUNDING = 1e-9;

    private final ExperimentDefinition definition;
    private final Allocation allocation;
    private final List<Double> present;
    private final List<? extends Statistic<?>> arms;
    private final Instant asOf;

    private Bandit(ExperimentDefinition definition, List<? extends Statistic<?>> arms, List<Double> present, Instant asOf) {
        this.definition = definition;
        this.allocation = definition.allocation();
        this.arms = arms;
        this.present = present;
        this.asOf = asOf;
    }

    /** @param present weights of the arms, in their order */
    public static BanditLook look(ExperimentDefinition definition, ExperimentSums sums, List<Double> present) {
        var goal = new MetricStatistics(definition.goal());
        var arms = definition.arms().stream().<Statistic<?>>map(arm -> goal.plain(sums.arm(arm.name()))).toList();
        return look(definition, arms, present, sums.asOf());
    }

    /**
     * @param arms what is known of the goal in each arm, in their order
     * @param present weights of the arms
     * @param asOf the moment of the figures
     */
    public static BanditLook look(ExperimentDefinition definition, List<? extends Statistic<?>> arms, List<Double> present, Instant asOf) {
        return new Bandit(definition, arms, present, asOf).look();
    }

    private BanditLook look() {
        for (int i = 0; i < arms.size(); i++) {
            long units = arms.get(i).units();
            if (units < needed()) return stay(Stay.EXPLORING, "Arm " + name(i) + " has " + units + " of " + needed() + " units.");
        }
        if (arms.stream().allMatch(Bandit::isSilent)) {
            return stay(Stay.NO_OUTCOMES, "No unit of any arm has had '" + definition.goal().numerator() + "'.");
        }
        var beliefs = new ArrayList<RealDistribution>();
        for (int i = 0; i < arms.size(); i++) {
            switch (Belief.of(arms.get(i), definition.goal().better())) {
                case Finding.Found<RealDistribution>(var belief) -> beliefs.add(belief);
                case Finding.Undefined<RealDistribution>(var why) -> {
                    return stay(Stay.NO_BELIEF, "Arm " + name(i) + ": " + why.text() + ".");
                }
            }
        }
        return weighed(BestArm.chances(beliefs));
    }

    private static boolean isSilent(Statistic<?> arm) {
        return switch (arm) {
            case Marginal<?> marginal -> marginal.sumOfSquares() == 0;
            case Ratio ratio -> ratio.numerator().sumOfSquares() == 0;
            default -> false;
        };
    }

    private BanditLook weighed(double[] chances) {
        var weights = Floor.weights(allocation.method() == Method.TOP_TWO ? TopTwo.shares(chances) : chances, allocation.floor());
        double change = IntStream.range(0, weights.size()).mapToDouble(i -> Math.abs(weights.get(i) - present.get(i))).max().orElseThrow();
        if (change < LEAST_CHANGE - ROUNDING) return seen(chances, present, Stay.SMALL_CHANGE, "No weight would change by a hundredth.");
        int best = IntStream.range(0, chances.length).reduce((a, b) -> chances[b] > chances[a] ? b : a).orElseThrow();
        return seen(chances, weights, null, "Arm " + name(best) + " is the best with probability " + Math.round(1_000 * chances[best]) / 1_000.0 + ".");
    }

    private BanditLook stay(Stay why, String text) {
        return seen(null, present, why, text);
    }

    private BanditLook seen(double[] chances, List<Double> weights, Stay why, String text) {
        var looks = IntStream.range(0, arms.size())
                .mapToObj(i -> new ArmLook(name(i), arms.get(i).units(), value(arms.get(i)), chances == null ? null : Double.valueOf(chances[i]), weights.get(i)))
                .toList();
        return new BanditLook(asOf, allocation.method(), definition.goal().name(), looks, why, text);
    }

    private static Double value(Statistic<?> arm) {
        return arm.estimate().map(Estimate::value).value().orElse(null);
    }

    private String name(int arm) {
        return definition.arms().get(arm).name();
    }

    private long needed() {
        long least = definition.goal().type() == Metric.Type.PROPORTION ? 1 : Belief.LEAST_UNITS;
        return Math.max(allocation.exploreUnits(), least);
    }
}
