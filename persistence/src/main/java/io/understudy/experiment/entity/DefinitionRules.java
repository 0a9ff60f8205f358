package io.understudy.experiment.entity;

import io.understudy.deployment.entity.AttributeRule;
import io.understudy.experiment.entity.Allocation.Step;
import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.DomainException.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the fields of a definition must satisfy together, or beyond the limits that each of them states. */
final class DefinitionRules {

    private static final double SUM_TOLERANCE = 1e-6;
    private static final Duration LEAST_EVERY = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(3650);

    /** Names that are words of the paths below {@code /experiments}. */
    private static final List<String> RESERVED = List.of("plan");

    private final List<Violation> violations = new ArrayList<>();
    private final ExperimentDefinition definition;

    private DefinitionRules(ExperimentDefinition definition) {
        this.definition = definition;
    }

    /** @throws DomainException INVALID with all that is wrong */
    static void require(ExperimentDefinition definition) {
        var rules = new DefinitionRules(definition);
        rules.checkArms();
        rules.checkAllocation();
        rules.checkEligibility();
        rules.checkMetrics();
        rules.checkEnd();
        if (!rules.violations.isEmpty()) throw DomainException.invalid(rules.violations);
    }

    private void checkArms() {
        check(!RESERVED.contains(definition.id()), "id", "is a name that stands for something else");
        var arms = definition.arms();
        checkDistinct(arms, ExperimentDefinition.Arm::name, "arms", "name");
        check(arms.stream().filter(ExperimentDefinition.Arm::control).count() == 1, "arms", "must have exactly one control");
        var areWeighed = arms.stream().allMatch(arm -> arm.weight() != null);
        check(areWeighed, "arms", "must all have a weight, or none");
        if (!areWeighed) return;
        var sum = arms.stream().mapToDouble(ExperimentDefinition.Arm::weight).sum();
        check(Math.abs(sum - 1) <= SUM_TOLERANCE, "arms", "must have weights that sum to 1, not " + sum);
    }

    private void checkAllocation() {
        var allocation = definition.allocation();
        var isRamp = allocation.type() == Allocation.Type.RAMP;
        var isBandit = allocation.type() == Allocation.Type.BANDIT;
        check(isRamp == (allocation.steps() != null), "allocation.steps", "goes with type ramp, and that with steps");
        var ofBandit = Stream.of(
                allocation.method(), allocation.floor(), allocation.every(), allocation.exploreUnits(), allocation.window());
        check(isBandit || ofBandit.allMatch(value -> value == null), "allocation", "has fields that go with type bandit only");
        if (isRamp && allocation.steps() != null) checkSteps(allocation.steps());
        if (isBandit) checkBandit(allocation);
    }

    private void checkSteps(List<Step> steps) {
        double before = 0;
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var field = "allocation.steps[" + i + "]";
            check(step.coverage() > before, field + ".coverage", "must be above that of the step before");
            if (i < steps.size() - 1) check(isPositive(step.hold()), field + ".hold", "must be a time above 0, such as PT1H");
            else check(step.hold() == null, field + ".hold", "must be absent, as no step follows");
            before = step.coverage();
        }
        check(definition.coverage() == before, "coverage", "must be that of the ramp's last step, or absent");
    }

    private void checkBandit(Allocation allocation) {
        check(allocation.floor() * definition.arms().size() < 1, "allocation.floor", "must leave something to share: floor times arms below 1");
        check(isWholePoints(allocation.floor()), "allocation.floor", "must have no more than four decimals");
        check(allocation.every().compareTo(LEAST_EVERY) >= 0, "allocation.every", "must be at least PT1S: each change is a deployment");
        check(isPositive(allocation.window()), "allocation.window", "must be a time above 0, such as PT1H");
        var most = definition.maxDuration();
        check(most == null || allocation.window().compareTo(most) < 0, "allocation.window", "must be shorter than max_duration: a unit counts once it is over");
        for (int i = 0; i < definition.arms().size(); i++) {
            var weight = definition.arms().get(i).weight();
            check(weight == null || weight >= allocation.floor(), "arms[" + i + "].weight", "must not be below the bandit's floor");
        }
        var isFixed = definition.stopping().type() == Stopping.Type.FIXED;
        check(!isFixed, "stopping.type", "must be sequential: the weights of a bandit follow what is seen on the way");
    }

    /** Weights are shares of the 10,000 points of a hash. */
    private static boolean isWholePoints(double share) {
        return Math.abs(share * 10_000 - Math.rint(share * 10_000)) < 1e-6;
    }

    private void checkEligibility() {
        var range = definition.namespace();
        if (range != null) check(range.start() < range.end(), "namespace", "must end after its start");
        check(definition.coverage() > 0 && definition.coverage() <= 1, "coverage", "must be above 0 up to 1");
        for (int i = 0; i < definition.rules().size(); i++) {
            check(saysOne(definition.rules().get(i)), "rules[" + i + "]", "must say either in or not_in");
        }
    }

    private static boolean saysOne(AttributeRule rule) {
        return rule.in() == null != (rule.notIn() == null);
    }

    private void checkMetrics() {
        checkMetric(definition.goal(), "goal");
        checkNotBuiltIn(definition.goal(), "goal");
        for (int i = 0; i < definition.secondary().size(); i++) {
            checkMetric(definition.secondary().get(i), "secondary[" + i + "]");
            checkNotBuiltIn(definition.secondary().get(i), "secondary[" + i + "]");
        }
        for (int i = 0; i < definition.guardrails().size(); i++) {
            var guardrail = definition.guardrails().get(i);
            checkMetric(guardrail.metric(), "guardrails[" + i + "].metric");
            check(Double.isFinite(guardrail.tolerance()), "guardrails[" + i + "].tolerance", "must be a number");
        }
        var shown = Stream.concat(Stream.of(definition.goal()), definition.secondary().stream()).toList();
        checkDistinct(shown, Metric::name, "secondary", "name");
        checkDistinct(definition.guardrails(), guardrail -> guardrail.metric().name(), "guardrails", "metric");
    }

    private void checkMetric(Metric metric, String field) {
        check(metric.type() != null, field + ".type", "must be one of proportion, mean, ratio");
        var isRatio = metric.type() == Metric.Type.RATIO;
        check(isRatio == (metric.denominator() != null), field + ".denominator", "goes with type ratio, and that with a denominator");
    }

    private void checkNotBuiltIn(Metric metric, String field) {
        check(!metric.builtIn(), field + ".name", "is a metric for guardrails only");
    }

    private void checkEnd() {
        var stopping = definition.stopping();
        var isFixed = stopping.type() == Stopping.Type.FIXED;
        check(isFixed == (stopping.unitsPerArm() != null), "stopping.units_per_arm", "goes with type fixed, and that with a number of units");
        check(!isFixed || stopping.tuning() == null, "stopping.tuning", "goes with type sequential only");
        check(stopping.tuning() == null || Double.isFinite(stopping.tuning()), "stopping.tuning", "must be a number of units");
        check(!isFixed || stopping.minimalEffect() == null, "stopping.minimal_effect", "goes with type sequential only");
        check(stopping.minimalEffect() == null || Double.isFinite(stopping.minimalEffect()), "stopping.minimal_effect", "must be a share of the control's value");
        check(definition.alpha() >= 1e-9 && definition.alpha() < 0.5, "alpha", "must be at least 0.000000001 and below 0.5");
        var duration = definition.minDuration();
        check(!duration.isNegative() && duration.compareTo(LONGEST) <= 0, "min_duration", "must be from PT0S to P3650D");
        var most = definition.maxDuration();
        check(most == null || most.compareTo(duration) > 0 && most.compareTo(LONGEST) <= 0, "max_duration", "must be above min_duration, up to P3650D");
    }

    private <T> void checkDistinct(List<T> items, Function<T, String> key, String field, String what) {
        var seen = new HashSet<String>();
        check(items.stream().map(key).allMatch(seen::add), field, "must not have the same " + what + " twice");
    }

    private static boolean isPositive(Duration duration) {
        return duration != null && duration.isPositive() && duration.compareTo(LONGEST) <= 0;
    }

    private void check(boolean holds, String field, String reason) {
        if (!holds) violations.add(new Violation(field, reason));
    }
}
