package io.understudy.experiment.control.decision;

import io.understudy.experiment.control.decision.Judgement.Situation;
import io.understudy.experiment.control.results.ExperimentResults;
import io.understudy.experiment.control.results.ExperimentResults.MetricResult;
import io.understudy.experiment.entity.ExperimentDefinition;
import io.understudy.experiment.entity.ExperimentDefinition.AtEnd;
import io.understudy.experiment.entity.Stopping;
import io.understudy.experiment.entity.Verdict;
import io.understudy.experiment.entity.Verdict.Kind;
import io.understudy.experiment.entity.Verdict.Why;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The goal metric under the stopping rule, by the absolute effects as they were counted.
 *
 * <p>At a fixed horizon it is judged once. A sequential test may be looked at whenever there is time and units enough. An
 * arm wins if it is better than the control by a p-value, adjusted by Holm over the arms, below α. That no arm is any good
 * is said when the whole interval of every arm lies below what is asked: to be wrong there the best arm's own interval
 * would have to be wrong, so that needs no correction for their number.
 */
final class Goal {

    private final ExperimentDefinition definition;
    private final ExperimentResults results;
    private final Situation situation;
    private final Duration ran;
    private final List<Standing> arms;

    Goal(ExperimentDefinition definition, ExperimentResults results, Situation situation) {
        this.definition = definition;
        this.results = results;
        this.situation = situation;
        this.ran = situation.ran();
        MetricResult goal = results.metrics().getFirst();
        this.arms = goal.comparisons().stream().map(comparison -> Standing.of(comparison, goal.better())).toList();
    }

    Verdict verdict() {
        var lacks = lacks();
        if (!lacks.isEmpty()) return isOutOfTime() ? outOfTime(text(lacks)) : goOn(lacks.getFirst().why(), text(lacks));
        return isFixed() ? atHorizon() : atAnyLook();
    }

    private boolean isFixed() {
        return definition.stopping().type() == Stopping.Type.FIXED;
    }

    /** What keeps it from being judged. */
    private record Lack(Why why, String text) {}

    private List<Lack> lacks() {
        var lacks = new ArrayList<Lack>();
        if (ran.compareTo(definition.minDuration()) < 0) {
            lacks.add(new Lack(Why.TOO_SHORT, "It runs for " + Words.time(ran) + " of " + Words.time(definition.minDuration()) + "."));
        }
        long least = Math.max(definition.minUnitsPerArm(), isFixed() ? definition.stopping().unitsPerArm() : 0);
        var few = results.arms().stream()
                .filter(arm -> arm.units() < least)
                .map(arm -> arm.units() + " of " + least + " units in arm '" + arm.arm() + "'")
                .collect(Collectors.joining(", "));
        if (!few.isEmpty()) lacks.add(new Lack(Why.TOO_FEW_UNITS, "There are " + few + "."));
        return lacks;
    }

    private static String text(List<Lack> lacks) {
        return lacks.stream().map(Lack::text).collect(Collectors.joining(" "));
    }

    /** A second look at Welch's test would be one too many; one that sees no p-value is none. */
    private Verdict atHorizon() {
        var before = situation.before();
        if (before != null && definition.atEnd() == AtEnd.ACT) return before;
        if (before != null) return goOn(Why.DECIDED_BEFORE, "A fixed horizon is judged once, and was: " + before.reason());
        if (!arms.stream().allMatch(Standing::isDefined)) return goOn(Why.NO_FIGURES, "At the horizon not every arm can be judged: " + significances() + ".");
        return best(this::isWinner).map(this::promote).orElseGet(() -> new Verdict(
                Kind.STOP, Why.NO_WINNER, null, "At the horizon no arm is better than the control: " + significances() + "."));
    }

    private Verdict atAnyLook() {
        var winner = best(this::isWinner);
        if (winner.isPresent()) return won(winner.get());
        if (arms.stream().allMatch(arm -> arm.isBelow(0))) {
            return new Verdict(Kind.STOP, Why.CONTROL_WINS, null, "Every arm is worse than the control: " + significances() + ".");
        }
        var minimal = definition.stopping().minimalEffect();
        if (minimal != null && arms.stream().allMatch(arm -> arm.isRelativelyBelow(minimal))) {
            return new Verdict(Kind.STOP, Why.FUTILE, null, "No arm can be better than the control by " + Words.number(minimal) + " of its value: "
                    + arms.stream().map(Standing::reach).collect(Collectors.joining(", ")) + ".");
        }
        if (isOutOfTime()) return outOfTime("No arm is better than the control: " + significances() + ".");
        var isTold = arms.stream().anyMatch(Standing::isDefined);
        return goOn(isTold ? Why.NOT_SIGNIFICANT : Why.NO_FIGURES, "Not significant: " + significances() + ".");
    }

    /** Another arm that looks better still gets its time, so that the second best is not taken for being told first. */
    private Verdict won(Standing winner) {
        var leader = best(Standing::isDefined).orElseThrow();
        if (leader == winner || isOutOfTime()) return promote(winner);
        return goOn(Why.BETTER_ARM_UNTOLD, "Arm '" + winner.arm() + "' is better than the control, but arm '" + leader.arm()
                + "' looks better still and is not told from it yet: " + significances() + ".");
    }

    private Verdict promote(Standing winner) {
        return new Verdict(Kind.PROMOTE, Why.SIGNIFICANT, winner.arm(), "Arm '" + winner.arm() + "' is better than the control by "
                + Words.number(winner.gain()) + " in " + definition.goal().name() + ": " + significances() + ".");
    }

    private boolean isWinner(Standing arm) {
        return arm.isDefined() && arm.gain() > 0 && arm.pValue() < definition.alpha();
    }

    private Optional<Standing> best(Predicate<Standing> condition) {
        return arms.stream().filter(condition).max(Comparator.comparingDouble(Standing::gain));
    }

    private String significances() {
        return arms.stream().map(Standing::significance).collect(Collectors.joining(", ")) + "; asked is p below " + Words.number(definition.alpha());
    }

    private boolean isOutOfTime() {
        return definition.maxDuration() != null && ran.compareTo(definition.maxDuration()) >= 0;
    }

    private Verdict outOfTime(String text) {
        return new Verdict(Kind.STOP, Why.OUT_OF_TIME, null, "It has run for " + Words.time(definition.maxDuration()) + ". " + text);
    }

    private static Verdict goOn(Why why, String reason) {
        return new Verdict(Kind.GO_ON, why, null, reason);
    }
}
