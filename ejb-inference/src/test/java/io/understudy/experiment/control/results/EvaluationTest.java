package io.understudy.experiment.control.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.understudy.experiment.control.results.ExperimentResults.Comparison;
import io.understudy.experiment.control.results.ExperimentResults.MetricResult;
import io.understudy.experiment.control.statistics.Reason;
import io.understudy.experiment.entity.ArmCalls;
import io.understudy.experiment.entity.ArmSums;
import io.understudy.experiment.entity.CountedEvents.Pair;
import io.understudy.experiment.entity.EventSums;
import io.understudy.experiment.entity.Experiment.State;
import io.understudy.experiment.entity.ExperimentDefinition;
import io.understudy.experiment.entity.ExperimentSums;
import io.understudy.experiment.entity.PairSums;
import io.understudy.wire.entity.Json;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** GrowthBook's published figures, from sums to results; and what stands where there is no figure. */
class EvaluationTest {

    private static final double FIVE_DECIMALS = 1e-5;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void aMeanAtAFixedHorizonHasWelchsFigures() {
        var results = evaluate(
                "{'goal': {'name': 'revenue', 'type': 'mean'}, 'stopping': {'type': 'fixed', 'units_per_arm': 3410}}",
                arm(3407, "revenue", mean(1396.87, 52377.9767)), arm(3461, "revenue", mean(2422.7, 134698.29)));
        var relative = goal(results).relative();
        assertEquals(0.70732, relative.estimate(), FIVE_DECIMALS);
        assertEquals(0.37879, relative.standardError(), FIVE_DECIMALS);
        assertEquals(-0.03526, relative.lower(), FIVE_DECIMALS);
        assertEquals(1.44989, relative.upper(), FIVE_DECIMALS);
        assertEquals(0.06191, relative.pValue(), FIVE_DECIMALS);
        assertEquals(relative.pValue(), relative.adjustedPValue(), "one arm against the control is one test");
        assertFalse(results.horizonReached(), "the control lacks three");
        assertTrue(results.trustworthy());
        assertEquals(1396.87 / 3407, results.metrics().getFirst().arms().getFirst().value(), 1e-12);
        assertNull(goal(results).cuped());
    }

    @Test
    void aProportionUnderASequentialTestHasItsConfidenceSequence() {
        var results = evaluate("{'goal': {'name': 'bought', 'type': 'proportion'}}", arm(3000, "bought", did(1396)), arm(3461, "bought", did(2422)));
        var relative = goal(results).relative();
        assertEquals(0.50386, relative.estimate(), FIVE_DECIMALS);
        assertEquals(0.40098, relative.lower(), FIVE_DECIMALS);
        assertEquals(0.60675, relative.upper(), FIVE_DECIMALS);
        assertNull(results.horizonReached());
    }

    @Test
    void theChanceToWinIsThatOfTheBetterDirection() {
        var up = evaluate("{'goal': {'name': 'bought', 'type': 'proportion'}}", arm(100, "bought", did(49)), arm(100, "bought", did(51)));
        var down = evaluate(
                "{'goal': {'name': 'bought', 'type': 'proportion', 'better': 'down'}}", arm(100, "bought", did(49)), arm(100, "bought", did(51)));
        var chances = goal(up).relative().bayesian();
        assertEquals(0.60918, chances.chanceToWin(), FIVE_DECIMALS);
        assertEquals(-0.24779, chances.lower(), FIVE_DECIMALS);
        assertEquals(0.32943, chances.upper(), FIVE_DECIMALS);
        assertEquals(1 - 0.60918, goal(down).relative().bayesian().chanceToWin(), FIVE_DECIMALS);
        assertEquals(chances.lossOfTreatment(), goal(down).relative().bayesian().lossOfControl(), 1e-12);
    }

    @Test
    void aMismatchOfTheSplitTakesTheTrustAway() {
        var results = evaluate("{'goal': {'name': 'bought', 'type': 'proportion'}}", arm(1000, "bought", did(100)), arm(1200, "bought", did(100)));
        assertEquals(0.000020079, results.sampleRatio().pValue(), 1e-9);
        assertTrue(results.sampleRatio().mismatch());
        assertFalse(results.trustworthy());
        assertTrue(results.doubts().getFirst().startsWith("Sample ratio mismatch"));
    }

    @Test
    void whatDoesNotExistHasAReason() {
        var results = evaluate("{'goal': {'name': 'bought', 'type': 'proportion'}, 'guardrails': [{'metric': {'name': 'p95_latency_ms'}, 'tolerance': 5}]}",
                ArmSums.NONE, arm(1, "bought", did(1)));
        assertEquals(Reason.NO_DATA, goal(results).absolute().undefined().reason());
        assertNull(goal(results).absolute().adjustedPValue());
        assertEquals(Reason.NO_DATA, results.metrics().getLast().comparisons().getFirst().harm().undefined().reason());
        var text = assertWritten(results);
        assertFalse(text.contains("NaN") || text.contains("Infinity"), text);
    }

    @Test
    void whatUnitsDidBeforeIsExplainedAway() {
        // x = c + noise of ±1 in 100 units whose c is 0 to 9; the treatment adds 1.
        var control = new EventSums(100, 450, 2850 + 100, 90, 450, 2850, 2850, 90);
        var treatment = new EventSums(100, 550, 2850 + 2 * 450 + 100 + 100, 90, 450, 2850, 2850 + 450, 90);
        var results = evaluate("{'goal': {'name': 'views', 'type': 'mean'}}", arm(100, "views", control), arm(100, "views", treatment));
        var cuped = goal(results).cuped();
        assertEquals(1, cuped.absolute().estimate(), 1e-9);
        // θ = 1, so what varies is the noise: from (8.25 + 1) to 1 for each unit, times n / (n − 1).
        assertEquals(Math.sqrt(2 * 1.0 / 99), cuped.absolute().standardError(), 1e-9);
        assertEquals(1 - 1 / 9.25, cuped.varianceReduction(), 1e-9);
        assertTrue(cuped.absolute().pValue() < goal(results).absolute().pValue());
    }

    @Test
    void aRatioIsThatOfTheSums() {
        var sums = Map.of("clicks", mean(50, 60), "views", mean(200, 700));
        var pairs = Map.of(new Pair("clicks", "views"), new PairSums(180, 0, 0, 0));
        var arm = new ArmSums(100, sums, pairs, ArmCalls.NONE);
        var results = evaluate("{'goal': {'name': 'ctr', 'type': 'ratio', 'numerator': 'clicks', 'denominator': 'views'}}", arm, arm);
        var value = results.metrics().getFirst().arms().getFirst();
        assertEquals(0.25, value.value(), 1e-12);
        assertEquals(200, value.denominatorSum());
        // V(m)/D² − 2 M C/D³ + M² V(d)/D⁴ with M = 0.5, D = 2, V(m) = 35/99, V(d) = 300/99, C = 80/99.
        double variance = (35 / 4.0 - 2 * 0.5 * 80 / 8 + 0.25 * 300 / 16) / 99;
        assertEquals(Math.sqrt(variance / 100), value.standardError(), 1e-12);
    }

    @Test
    void severalArmsAndMetricsAreCorrectedByHolm() {
        var arms = new TreeMap<String, ArmSums>();
        arms.put("a", arm(1000, "bought", did(500)));
        arms.put("b", arm(1000, "bought", did(545)));
        arms.put("c", arm(1000, "bought", did(550)));
        var definition = definition("{'arms': [{'name': 'a', 'version': 'v1'}, {'name': 'b', 'version': 'v2'}, {'name': 'c', 'version': 'v3'}],"
                + " 'goal': {'name': 'bought', 'type': 'proportion'}, 'stopping': {'type': 'fixed', 'units_per_arm': 1000}}");
        var results = Evaluation.of(definition, State.RUNNING, new ExperimentSums(NOW, arms, 0, 0));
        var b = results.metrics().getFirst().comparisons().get(0).absolute();
        var c = results.metrics().getFirst().comparisons().get(1).absolute();
        assertEquals(2 * c.pValue(), c.adjustedPValue(), 1e-12);
        assertEquals(Math.max(b.pValue(), 2 * c.pValue()), b.adjustedPValue(), 1e-12);
        assertTrue(results.horizonReached());
        assertTrue(assertWritten(results).contains("\"adjusted_p_value\":" + c.adjustedPValue()), "by the name that the documentation has");
    }

    @Test
    void anArmThatFailsIsHarmfulThoughTheControlNeverFailed() {
        var guarded = "{'goal': {'name': 'bought', 'type': 'proportion'}, 'guardrails': [{'metric': {'name': 'error_rate'}, 'tolerance': 0.01}]}";
        var bad = evaluate(guarded, calls(1000, 0, 100), calls(1000, 200, 100)).metrics().getLast();
        assertEquals(Reason.NO_VARIANCE, bad.comparisons().getFirst().absolute().undefined().reason());
        assertEquals(0.2, bad.arms().getLast().value(), 1e-12);
        assertTrue(bad.comparisons().getFirst().harm().harmful());
        assertNull(bad.comparisons().getFirst().harm().upper());
        var good = evaluate(guarded, calls(1000, 0, 100), calls(1000, 2, 100)).metrics().getLast();
        assertFalse(good.comparisons().getFirst().harm().harmful());
    }

    @Test
    void anArmThatIsSlowerThanToleratedIsHarmful() {
        var guarded = "{'goal': {'name': 'bought', 'type': 'proportion'}, 'guardrails': [{'metric': {'name': 'p95_latency_ms'}, 'tolerance': 5}]}";
        var slow = evaluate(guarded, calls(2000, 0, 160), calls(2000, 0, 240)).metrics().getLast();
        // Bucket 160 ends at 2^10 µs, and the 95th of a hundred even parts of it lies 95 % into it; bucket 240 ends at 2^15 µs.
        assertEquals((Math.pow(2, 159 / 16.0) + 0.95 * (1024 - Math.pow(2, 159 / 16.0))) / 1000, slow.arms().getFirst().value(), 1e-9);
        assertTrue(slow.comparisons().getFirst().harm().harmful());
        var equal = evaluate(guarded, calls(2000, 0, 160), calls(2000, 0, 160)).metrics().getLast();
        assertEquals(0, equal.comparisons().getFirst().absolute().estimate());
        assertFalse(equal.comparisons().getFirst().harm().harmful());
    }

    private static ArmSums calls(long calls, long failed, int bucket) {
        return new ArmSums(1000, Map.of(), Map.of(), new ArmCalls(calls, failed, new TreeMap<>(Map.of(bucket, calls - failed))));
    }

    private static ArmSums arm(long units, String event, EventSums sums) {
        return new ArmSums(units, Map.of(event, sums), Map.of(), ArmCalls.NONE);
    }

    private static EventSums did(long units) {
        return new EventSums(units, units, units, 0, 0, 0, 0, 0);
    }

    private static EventSums mean(double sum, double squares) {
        return new EventSums(1, sum, squares, 0, 0, 0, 0, 0);
    }

    private static Comparison goal(ExperimentResults results) {
        return results.metrics().stream().map(MetricResult::comparisons).findFirst().orElseThrow().getFirst();
    }

    private static ExperimentResults evaluate(String definition, ArmSums a, ArmSums b) {
        var full = definition.replaceFirst("\\{", "{'arms': [{'name': 'a', 'version': 'v1'}, {'name': 'b', 'version': 'v2'}], ");
        return Evaluation.of(definition(full), State.RUNNING, new ExperimentSums(NOW, Map.of("a", a, "b", b), 0, 0));
    }

    private static ExperimentDefinition definition(String text) {
        try {
            var json = text.replaceFirst("\\{", "{'id': 'e', 'model': 'm', ").replace('\'', '"');
            return Json.MAPPER.readValue(json, ExperimentDefinition.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static String assertWritten(ExperimentResults results) {
        try {
            return Json.MAPPER.writeValueAsString(results);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
