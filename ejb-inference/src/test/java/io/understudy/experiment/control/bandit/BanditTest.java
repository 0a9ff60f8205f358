package io.understudy.experiment.control.bandit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.experiment.control.bandit.BanditLook.Stay;
import io.understudy.experiment.entity.ArmCalls;
import io.understudy.experiment.entity.ArmSums;
import io.understudy.experiment.entity.CountedEvents.Pair;
import io.understudy.experiment.entity.Definitions;
import io.understudy.experiment.entity.EventSums;
import io.understudy.experiment.entity.ExperimentDefinition;
import io.understudy.experiment.entity.ExperimentSums;
import io.understudy.experiment.entity.PairSums;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.special.Beta;
import org.junit.jupiter.api.Test;

/** What a bandit of two arms does with what it sees. */
class BanditTest {

    private static final List<Double> HALVES = List.of(0.5, 0.5);
    private static final String PROPORTION = "{'name': 'booked', 'type': 'proportion'}";
    private static final String MEAN = "{'name': 'spend', 'type': 'mean'}";

    @Test
    void theWeightsAreTheChancesOfBeingTheBest() {
        var look = Bandit.look(bandit(PROPORTION, "thompson", 100), sums(did(200, 20), did(200, 27)), HALVES);
        assertTrue(look.moves());
        var first = look.arms().getFirst();
        var second = look.arms().getLast();
        assertEquals(closedForm(21, 181, 28, 174), second.chance(), 1e-9);
        assertEquals(1, first.chance() + second.chance(), 1e-12);
        assertEquals(Math.round(1e4 * second.chance()) / 1e4, second.weight(), 1e-4);
        assertEquals(List.of(200L, 0.1), List.of(first.units(), first.value()));
        assertEquals(look, Bandit.look(bandit(PROPORTION, "thompson", 100), sums(did(200, 20), did(200, 27)), HALVES), "the same figures, the same weights");
    }

    @Test
    void whereLessIsBetterTheOtherArmGains() {
        var down = Bandit.look(bandit("{'name': 'booked', 'type': 'proportion', 'better': 'down'}", "thompson", 100), sums(did(200, 20), did(200, 27)), HALVES);
        var up = Bandit.look(bandit(PROPORTION, "thompson", 100), sums(did(200, 20), did(200, 27)), HALVES);
        assertEquals(up.arms().getLast().chance(), down.arms().getFirst().chance(), 1e-9);
        var less = Bandit.look(bandit("{'name': 'spend', 'type': 'mean', 'better': 'down'}", "thompson", 100), sums(spent(400, 4_000, 80_000), spent(400, 4_400, 90_000)), HALVES);
        assertTrue(less.arms().getFirst().weight() > 0.5);
    }

    @Test
    void noArmFallsBelowTheFloor() {
        var sure = sums(did(2_000, 100), did(2_000, 400));
        assertEquals(List.of(0.05, 0.95), Bandit.look(bandit(PROPORTION, "thompson", 100), sure, HALVES).weights());
    }

    /** A sure best arm has half of the units; here that is what they have. */
    @Test
    void topTwoOfTwoArmsKeepsThemEven() {
        var look = Bandit.look(bandit(PROPORTION, "top_two", 100), sums(did(2_000, 100), did(2_000, 400)), List.of(0.2, 0.8));
        assertEquals(HALVES, look.weights());
    }

    /** Means 10 and 11; (80,000 − 40,000) / 399 and (90,000 − 48,400) / 399 are the variances of one unit. */
    @Test
    void ofMeansTheBeliefsAreNormal() {
        var look = Bandit.look(bandit(MEAN, "thompson", 100), sums(spent(400, 4_000, 80_000), spent(400, 4_400, 90_000)), HALVES);
        double z = 1 / Math.sqrt((40_000 / 399.0 + 41_600 / 399.0) / 400);
        assertEquals(new NormalDistribution().cumulativeProbability(z), look.arms().getLast().chance(), 1e-9);
    }

    /** 0.5 and 0.625 clicks for each view; every unit has two views, so the ratio's error is that of the clicks over 2. */
    @Test
    void ofRatiosTheyComeFromTheDeltaMethod() {
        var ratio = bandit("{'name': 'ctr', 'type': 'ratio', 'numerator': 'click', 'denominator': 'view'}", "thompson", 50);
        var look = Bandit.look(ratio, sums(clicked(100, 100, 200), clicked(100, 125, 250)), HALVES);
        double z = 0.125 / Math.sqrt(((200 - 100) / 99.0 / 4 + (250 - 156.25) / 99.0 / 4) / 100);
        assertEquals(new NormalDistribution().cumulativeProbability(z), look.arms().getLast().chance(), 1e-9);
    }

    @Test
    void theWeightsStayUntilEachArmHasItsUnits() {
        var look = Bandit.look(bandit(PROPORTION, "thompson", 100), sums(did(300, 3), did(99, 60)), HALVES);
        assertEquals(Stay.EXPLORING, look.stays());
        assertEquals("Arm b has 99 of 100 units.", look.text());
        assertEquals(HALVES, look.weights());
        assertNull(look.arms().getFirst().chance());
        assertTrue(Bandit.look(bandit(PROPORTION, "thompson", 99), sums(did(300, 3), did(99, 60)), HALVES).moves());
        var means = Bandit.look(bandit(MEAN, "thompson", 0), sums(spent(29, 10, 100), spent(40, 10, 100)), HALVES);
        assertEquals("Arm a has 29 of 30 units.", means.text());
        assertEquals(Stay.EXPLORING, Bandit.look(bandit(PROPORTION, "thompson", 0), sums(did(0, 0), did(0, 0)), HALVES).stays());
    }

    @Test
    void whatTellsNothingChangesNothing() {
        assertEquals(Stay.NO_OUTCOMES, Bandit.look(bandit(PROPORTION, "thompson", 100), sums(did(300, 0), did(200, 0)), HALVES).stays());
        assertEquals(Stay.NO_OUTCOMES, Bandit.look(bandit(MEAN, "thompson", 100), sums(spent(300, 0, 0), spent(200, 0, 0)), HALVES).stays());
        var same = Bandit.look(bandit(MEAN, "thompson", 100), sums(spent(300, 600, 1_200), spent(200, 500, 2_000)), HALVES);
        assertEquals(Stay.NO_BELIEF, same.stays());
        assertEquals("Arm a: the units of an arm do not vary.", same.text());
        assertEquals(HALVES, same.weights());
    }

    @Test
    void aSmallChangeIsNotWorthMovingUnits() {
        var sums = sums(did(200, 20), did(200, 27));
        var weights = Bandit.look(bandit(PROPORTION, "thompson", 100), sums, HALVES).weights();
        double first = weights.getFirst();
        for (double off : new double[] {-0.0099, 0.0099}) {
            var look = Bandit.look(bandit(PROPORTION, "thompson", 100), sums, List.of(first + off, 1 - first - off));
            assertEquals(Stay.SMALL_CHANGE, look.stays());
            assertEquals(first + off, look.weights().getFirst());
            assertFalse(look.moves());
        }
        for (double off : new double[] {-0.01, 0.01}) {
            assertTrue(Bandit.look(bandit(PROPORTION, "thompson", 100), sums, List.of(first + off, 1 - first - off)).moves());
        }
    }

    private static double closedForm(int a, int b, int c, int d) {
        double sum = 0;
        for (int i = 0; i < c; i++) {
            sum += Math.exp(Beta.logBeta(a + i, b + d) - Math.log(d + i)
                    - Beta.logBeta(1.0 + i, d) - Beta.logBeta(a, b));
        }
        return sum;
    }

    private static ExperimentDefinition bandit(String goal, String method, int exploreUnits) {
        return Definitions.read(("{'id': 'e1', 'model': 'm', 'arms': [{'name': 'a', 'version': 'v1'}, {'name': 'b', 'version': 'v2'}], 'goal': " + goal
                + ", 'allocation': {'type': 'bandit', 'method': '" + method + "', 'floor': 0.05, 'explore_units': " + exploreUnits + "}}").replace('\'', '"'));
    }

    private static ArmSums did(long units, long did) {
        return arm(units, Map.of("booked", new EventSums(did, did, did, 0, 0, 0, 0, 0)), Map.of());
    }

    private static ArmSums spent(long units, double sum, double squares) {
        return arm(units, Map.of("spend", new EventSums(sum == 0 ? 0 : units / 2, sum, squares, 0, 0, 0, 0, 0)), Map.of());
    }

    /** Two views of each unit. */
    private static ArmSums clicked(long units, double clicks, double squares) {
        var events = Map.of("click", new EventSums(units / 2, clicks, squares, 0, 0, 0, 0, 0), "view", new EventSums(units, 2.0 * units, 4.0 * units, 0, 0, 0, 0, 0));
        return arm(units, events, Map.of(new Pair("click", "view"), new PairSums(2 * clicks, 0, 0, 0)));
    }

    private static ArmSums arm(long units, Map<String, EventSums> events, Map<Pair, PairSums> pairs) {
        return new ArmSums(units, events, pairs, ArmCalls.NONE);
    }

    private static ExperimentSums sums(ArmSums a, ArmSums b) {
        return new ExperimentSums(Instant.parse("2026-03-01T00:00:00Z"), new HashMap<>(Map.of("a", a, "b", b)), 0, 0);
    }
}
