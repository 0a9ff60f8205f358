package io.understudy.experiment.control.counting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.deployment.control.assignment.Assignments;
import io.understudy.deployment.entity.ExperimentSplit;
import io.understudy.deployment.entity.ExperimentSplit.Arm;
import io.understudy.deployment.entity.UnitKind;
import io.understudy.experiment.entity.Leaving;
import io.understudy.experiment.entity.SplitPeriod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Weights 0.5/0.5, from the hundredth second on 0.3/0.7, from the two hundredth on 0.6/0.4. */
class MovesTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final ExperimentSplit FIRST = new ExperimentSplit(
            "e", "seed", 2, UnitKind.USER, null, 1, List.of(), List.of(new Arm("a", "x", 0.5), new Arm("b", "y", 0.5)));
    private static final ExperimentSplit SECOND = Assignments.weighed(FIRST, List.of(0.3, 0.7));
    private static final ExperimentSplit THIRD = Assignments.weighed(SECOND, List.of(0.6, 0.4));
    private static final Leaving MOVES = Moves.of(List.of(at(0, FIRST), at(100, SECOND), at(200, THIRD)));

    private static final String STAYS_IN_A = unit(0, 0.3);
    private static final String GOES_TO_B_AND_BACK = unit(0.3, 0.5);
    private static final String GOES_TO_A_LATE = unit(0.5, 0.6);
    private static final String STAYS_IN_B = unit(0.6, 1);

    @Test
    void aUnitLeavesItsArmWhenItFirstBelongsToAnother() {
        assertEquals(Optional.empty(), left(STAYS_IN_A, "a", 50));
        assertEquals(Optional.empty(), left(STAYS_IN_B, "b", 50));
        assertEquals(second(100), left(GOES_TO_B_AND_BACK, "a", 50), "that it comes back does not matter");
        assertEquals(second(200), left(GOES_TO_B_AND_BACK, "b", 150));
        assertEquals(second(200), left(GOES_TO_A_LATE, "b", 50));
        assertEquals(Optional.empty(), left(GOES_TO_A_LATE, "a", 250), "it came after the last change");
    }

    @Test
    void aNodeMayBeALittleAheadOrBehind() {
        assertEquals(second(200), left(GOES_TO_B_AND_BACK, "b", 99), "served by the next weights before their time");
        assertEquals(second(50), left(STAYS_IN_A, "b", 50), "an arm that it cannot have met");
        assertEquals(second(250), left(GOES_TO_A_LATE, "b", 250), "served by the last weights after their time: the next call meets the other arm");
    }

    private static Optional<Instant> left(String unit, String arm, int second) {
        return MOVES.left(unit, arm, START.plusSeconds(second));
    }

    private static Optional<Instant> second(int second) {
        return Optional.of(START.plusSeconds(second));
    }

    private static SplitPeriod at(int second, ExperimentSplit split) {
        return new SplitPeriod(START.plusSeconds(second), split);
    }

    /** The first whose point lies there. */
    private static String unit(double from, double to) {
        var assigner = Assignments.assigner(FIRST);
        for (int i = 0; ; i++) {
            double point = assigner.explain("u" + i).point();
            if (point >= from && point < to) return "u" + i;
        }
    }
}
