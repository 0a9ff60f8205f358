package io.understudy.experiment.control.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.experiment.control.decision.Judgement.Situation;
import io.understudy.experiment.control.results.Evaluation;
import io.understudy.experiment.entity.ArmCalls;
import io.understudy.experiment.entity.ArmSums;
import io.understudy.experiment.entity.Definitions;
import io.understudy.experiment.entity.EventSums;
import io.understudy.experiment.entity.Experiment.State;
import io.understudy.experiment.entity.ExperimentSums;
import io.understudy.experiment.entity.Verdict;
import io.understudy.experiment.entity.Verdict.Kind;
import io.understudy.experiment.entity.Verdict.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is decided upon which figures; those are worked by hand beside each case. */
class JudgementTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final String FIXED = "'stopping': {'type': 'fixed', 'units_per_arm': 1000}";
    private static final String GUARD = "'guardrails': [{'metric': {'name': 'error_rate'}, 'tolerance': 0.01}]";
    private static final String COMPLAINTS =
            "'guardrails': [{'metric': {'name': 'complained', 'type': 'proportion', 'better': 'down'}, 'tolerance': 0.01}]";

    private final Map<String, ArmSums> arms = new HashMap<>();
    private Duration ran = Duration.ofDays(2);
    private Duration lag = Duration.ZERO;
    private boolean wasDoubted;
    private Verdict before;

    @Test
    void saysForHowLongItRuns() {
        booked("a", 3000, 300).booked("b", 3000, 600);
        ran = Duration.ofHours(3).plusMinutes(20).plusSeconds(7);
        expect(Kind.GO_ON, Why.TOO_SHORT, null, "It runs for PT3H20M of P1D.", judged());
    }

    @Test
    void saysWhichArmLacksUnits() {
        booked("a", 101, 10).booked("b", 98, 60);
        expect(Kind.GO_ON, Why.TOO_FEW_UNITS, null, "There are 98 of 100 units in arm 'b'.", judged());
        ran = Duration.ofHours(1);
        expect(Kind.GO_ON, Why.TOO_SHORT, null, "It runs for PT1H of P1D. There are 98 of 100 units in arm 'b'.", judged());
    }

    /** z = 0.1 / √(0.25·0.75/200 + 0.35·0.65/200) = 2.19: at 400 units the sequence asks for more. */
    @Test
    void saysHowFarFromSignificantItIs() {
        booked("a", 200, 50).booked("b", 200, 70);
        var verdict = judged();
        assertEquals(Why.NOT_SIGNIFICANT, verdict.why());
        // n ρ² = 400 · 7.9362 / 5000 = 0.6349, so p = √1.6349 · exp(−4.8193 · 0.6349 / 3.2698) = 0.5016.
        assertTrue(verdict.reason().startsWith("Not significant: p 0.50"), verdict.reason());
        assertTrue(verdict.reason().endsWith(" of arm 'b'; asked is p below 0.05."), verdict.reason());
    }

    @Test
    void withoutAnyOutcomeThereIsNothingToJudge() {
        booked("a", 200, 0).booked("b", 200, 0);
        expect(Kind.GO_ON, Why.NO_FIGURES, null,
                "Not significant: arm 'b' has no figure, as the units of an arm do not vary; asked is p below 0.05.", judged());
    }

    /** z = 3.646 and p = √10.52 · exp(−6.014) = 0.0079, as worked in the next case. */
    @Test
    void anArmThatIsBetterIsPromoted() {
        booked("a", 3000, 300).booked("b", 3000, 390);
        expect(Kind.PROMOTE, Why.SIGNIFICANT, "b", judged());
        expect(Kind.STOP, Why.CONTROL_WINS, null, judged("'goal': {'name': 'booked', 'type': 'proportion', 'better': 'down'}"));
    }

    /**
     * b: z = 0.03 / √(0.09/3000 + 0.1131/3000) = 3.646; n = 6000, n ρ² = 9.523, p = √10.52 · exp(−13.29 · 9.523 / 21.05) = 0.0079,
     * twice that by Holm. c, with 16 % of few units, has z = 1.88.
     */
    @Test
    void theSecondBestWaitsForTheOneThatLooksBetter() {
        var three = "'arms': [{'name': 'a', 'version': 'v1', 'weight': 0.49}, {'name': 'b', 'version': 'v2', 'weight': 0.49},"
                + " {'name': 'c', 'version': 'v3', 'weight': 0.02}]";
        booked("a", 3000, 300).booked("b", 3000, 390).booked("c", 122, 20);
        expect(Kind.GO_ON, Why.BETTER_ARM_UNTOLD, null, judged(three));
        expect(Kind.PROMOTE, Why.SIGNIFICANT, "b", judged(three, "'max_duration': 'P2D'"));
        booked("c", 122, 12);
        expect(Kind.PROMOTE, Why.SIGNIFICANT, "b", judged(three));
    }

    /** z = −0.0333 / √(0.1156/3000 + 0.09/3000) = −4.03; the sequence asks for 3.04 at 6000 units. */
    @Test
    void whereEveryArmIsWorseTheControlWins() {
        booked("a", 3000, 400).booked("b", 3000, 300);
        expect(Kind.STOP, Why.CONTROL_WINS, null, judged());
        expect(Kind.PROMOTE, Why.SIGNIFICANT, "b", judged("'goal': {'name': 'booked', 'type': 'proportion', 'better': 'down'}"));
        booked("c", 3000, 400);
        expect(Kind.GO_ON, Why.NOT_SIGNIFICANT, null, judged(threeArms()));
    }

    /** Relative error √(2 · 0.9 / (0.1 · 100000)) = 0.01342, times 3.434 at 200,000 units: the gain is at most 0.0461. */
    @Test
    void thatNoArmIsWorthItIsFutile() {
        booked("a", 100_000, 10_000).booked("b", 100_000, 10_000);
        expect(Kind.STOP, Why.FUTILE, null, judged("'stopping': {'type': 'sequential', 'minimal_effect': 0.047}"));
        expect(Kind.GO_ON, Why.NOT_SIGNIFICANT, null, judged("'stopping': {'type': 'sequential', 'minimal_effect': 0.045}"));
        expect(Kind.GO_ON, Why.NOT_SIGNIFICANT, null, judged());
        var down = "'goal': {'name': 'booked', 'type': 'proportion', 'better': 'down'}";
        expect(Kind.STOP, Why.FUTILE, null, judged(down, "'stopping': {'type': 'sequential', 'minimal_effect': 0.047}"));
    }

    @Test
    void atTheEndOfItsTimeItStops() {
        booked("a", 200, 50).booked("b", 200, 60);
        expect(Kind.STOP, Why.OUT_OF_TIME, null, judged("'max_duration': 'P2D'"));
        expect(Kind.GO_ON, Why.NOT_SIGNIFICANT, null, judged("'max_duration': 'P3D'"));
        booked("b", 150, 60).booked("a", 98, 20);
        var late = judged("'max_duration': 'P2D'", "'arms': [{'name': 'a', 'version': 'v1', 'weight': 0.4}, {'name': 'b', 'version': 'v2', 'weight': 0.6}]");
        expect(Kind.STOP, Why.OUT_OF_TIME, null, "It has run for P2D. There are 98 of 100 units in arm 'a'.", late);
    }

    /** b: t = 0.05 / √(0.09/1000 + 0.1275/1000) = 3.39; c: t = 0.06 / √(0.09/1000 + 0.1344/1000) = 4.01. */
    @Test
    void atAFixedHorizonTheBestOfTheSignificantIsPromoted() {
        booked("a", 1000, 100).booked("b", 1000, 150).booked("c", 1000, 160);
        expect(Kind.PROMOTE, Why.SIGNIFICANT, "c", judged(threeArms(), FIXED));
        booked("c", 999, 160);
        expect(Kind.GO_ON, Why.TOO_FEW_UNITS, null, "There are 999 of 1000 units in arm 'c'.", judged(threeArms(), FIXED));
    }

    /** t = 2.171 and 2.105, p = 0.030 and 0.035: each below α, by Holm both 0.060. */
    @Test
    void severalArmsMustPassTogether() {
        booked("a", 1000, 100).booked("b", 1000, 131).booked("c", 1000, 130);
        expect(Kind.STOP, Why.NO_WINNER, null, judged(threeArms(), FIXED));
        arms.remove("c");
        expect(Kind.PROMOTE, Why.SIGNIFICANT, "b", judged(FIXED));
    }

    @Test
    void atAFixedHorizonASignificantlyWorseArmIsNoWinner() {
        booked("a", 1000, 150).booked("b", 1000, 100);
        expect(Kind.STOP, Why.NO_WINNER, null, judged(FIXED));
    }

    /** The outcomes may come in one batch a night: what no one can judge is not judged, and so the one look is not spent. */
    @Test
    void aFixedHorizonWaitsForFigures() {
        booked("a", 1000, 0).booked("b", 1000, 0);
        expect(Kind.GO_ON, Why.NO_FIGURES, null, judged(FIXED));
        booked("a", 1000, 100).booked("b", 1000, 150).booked("c", 1000, 0);
        expect(Kind.GO_ON, Why.NO_FIGURES, null, judged(threeArms(), FIXED));
        expect(Kind.STOP, Why.OUT_OF_TIME, null, judged(FIXED, "'max_duration': 'P2D'", "'min_units_per_arm': 1001"));
    }

    @Test
    void aFixedHorizonIsJudgedOnce() {
        booked("a", 1000, 100).booked("b", 1000, 150);
        before = new Verdict(Kind.STOP, Why.NO_WINNER, null, "Nothing was found.");
        expect(Kind.GO_ON, Why.DECIDED_BEFORE, null, "A fixed horizon is judged once, and was: Nothing was found.", judged(FIXED));
        assertEquals(before, judged(FIXED, "'at_end': 'act'"), "what could not be carried out then is what is carried out now");
    }

    @Test
    void harmEndsItAtAnyLook() {
        booked("a", 20, 2).booked("b", 20, 15).calls("a", 1000, 0).calls("b", 1000, 200);
        ran = Duration.ofSeconds(5);
        var verdict = judged(GUARD);
        expect(Kind.ROLL_BACK, Why.GUARDRAIL, "b", verdict);
        assertTrue(verdict.reason().startsWith("Arm 'b' does harm: error_rate is 0.2, the control's 0; 0.01 would be tolerated (p "), verdict.reason());
        calls("b", 1000, 2);
        expect(Kind.GO_ON, Why.TOO_SHORT, null, judged(GUARD));
    }

    @Test
    void harmComesBeforeTheGoal() {
        booked("a", 3000, 300).booked("b", 3000, 600).calls("a", 1000, 0).calls("b", 1000, 200);
        expect(Kind.ROLL_BACK, Why.GUARDRAIL, "b", judged(GUARD));
        expect(Kind.PROMOTE, Why.SIGNIFICANT, "b", judged());
    }

    @Test
    void nothingIsDecidedUponUnitsThatAreNotSplitAsTheyShouldBe() {
        booked("a", 1000, 100).booked("b", 1200, 600);
        expect(Kind.UNTRUSTWORTHY, Why.SAMPLE_RATIO, null, judged());
        calls("a", 1000, 0).calls("b", 1000, 200);
        var harmed = judged(GUARD, "'at_end': 'act'");
        expect(Kind.UNTRUSTWORTHY, Why.SAMPLE_RATIO_AND_HARM, "b", harmed);
        assertTrue(harmed.reason().contains("error_rate is 0.2"), harmed.reason());
    }

    /** χ² = 2 · 50² / 1050 = 4.76, p = 0.029: no alarm by itself. Of 2000 and 2080 it is 1.57, p = 0.21. */
    @Test
    void aDoubtLastsUntilTheSplitIsClearlyRightAgain() {
        booked("a", 1000, 100).booked("b", 1100, 600);
        expect(Kind.PROMOTE, Why.SIGNIFICANT, "b", judged());
        wasDoubted = true;
        expect(Kind.UNTRUSTWORTHY, Why.SAMPLE_RATIO, null,
                "The arms' units did not fit their shares at an earlier look (now p 0.0291); they are trusted again from p 0.05 on.", judged());
        booked("a", 2000, 200).booked("b", 2080, 900);
        expect(Kind.PROMOTE, Why.SIGNIFICANT, "b", judged());
    }

    @Test
    void theHarmOfAMeanNeedsThirtyUnits() {
        var costs = "'guardrails': [{'metric': {'name': 'cost', 'type': 'mean', 'better': 'down'}, 'tolerance': 0}]";
        var early = "'stopping': {'type': 'sequential', 'tuning': 50}";
        did("a", 29, "cost", 1).did("b", 29, "cost", 28);
        expect(Kind.GO_ON, Why.TOO_FEW_UNITS, null, judged(costs, early));
        did("a", 30, "cost", 1).did("b", 30, "cost", 29);
        expect(Kind.ROLL_BACK, Why.GUARDRAIL, "b", judged(costs, early));
    }

    @Test
    void whatIsBehindIsNotDecidedUpon() {
        booked("a", 3000, 300).booked("b", 3000, 600);
        lag = Duration.ofSeconds(31);
        expect(Kind.GO_ON, Why.FIGURES_LAG, null, "The counting is behind by PT31S.", judged());
        lag = Duration.ofSeconds(30);
        expect(Kind.PROMOTE, Why.SIGNIFICANT, "b", judged());
    }

    /** The records of the calls are counted as they are written. */
    @Test
    void harmThatTheCallsTellWaitsForNoCounting() {
        calls("a", 1000, 0).calls("b", 1000, 200);
        lag = Duration.ofHours(1);
        expect(Kind.ROLL_BACK, Why.GUARDRAIL, "b", judged(GUARD));
        arms.clear();
        did("a", 3000, "complained", 30).did("b", 3000, "complained", 600);
        expect(Kind.GO_ON, Why.FIGURES_LAG, null, judged(COMPLAINTS));
        lag = Duration.ZERO;
        expect(Kind.ROLL_BACK, Why.GUARDRAIL, "b", judged(COMPLAINTS));
    }

    private JudgementTest booked(String arm, long units, long booked) {
        return did(arm, units, "booked", booked);
    }

    private JudgementTest did(String arm, long units, String event, long did) {
        var calls = arms.getOrDefault(arm, ArmSums.NONE).calls();
        arms.put(arm, new ArmSums(units, Map.of(event, new EventSums(did, did, did, 0, 0, 0, 0, 0)), Map.of(), calls));
        return this;
    }

    private JudgementTest calls(String arm, long calls, long failed) {
        var sums = arms.getOrDefault(arm, new ArmSums(1000, Map.of(), Map.of(), ArmCalls.NONE));
        arms.put(arm, new ArmSums(sums.units(), sums.events(), Map.of(), new ArmCalls(calls, failed, new TreeMap<>())));
        return this;
    }

    private static String threeArms() {
        return "'arms': [{'name': 'a', 'version': 'v1'}, {'name': 'b', 'version': 'v2'}, {'name': 'c', 'version': 'v3'}]";
    }

    private Verdict judged(String... fields) {
        var said = String.join(", ", fields);
        var rest = new StringBuilder("{'id': 'e', 'model': 'm'");
        if (!said.contains("'arms'")) rest.append(", 'arms': [{'name': 'a', 'version': 'v1'}, {'name': 'b', 'version': 'v2'}]");
        if (!said.contains("'goal'")) rest.append(", 'goal': {'name': 'booked', 'type': 'proportion'}");
        if (!said.isEmpty()) rest.append(", ").append(said);
        var definition = Definitions.read(rest.append('}').toString().replace('\'', '"'));
        definition.requireSound();
        var results = Evaluation.of(definition, State.RUNNING, new ExperimentSums(NOW, arms, 0, 0));
        return Judgement.of(definition, results, new Situation(NOW.minus(ran), NOW, lag, Duration.ofSeconds(30), wasDoubted, before));
    }

    private static void expect(Kind kind, Why why, String arm, Verdict verdict) {
        assertEquals(new Verdict(kind, why, arm, verdict.reason()), verdict);
    }

    private static void expect(Kind kind, Why why, String arm, String reason, Verdict verdict) {
        assertEquals(new Verdict(kind, why, arm, reason), verdict);
    }
}
