package io.understudy.retraining.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.retraining.control.TriggerRule.Fired;
import io.understudy.retraining.control.TriggerRule.Situation;
import io.understudy.retraining.entity.Experience;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TriggerRuleTest {

    private static final Duration NEVER = Duration.ZERO;

    @Test
    void isOffUnlessOneIsSet() {
        assertTrue(new TriggerRule(0, NEVER, 0, 0).isOff());
        assertFalse(new TriggerRule(0, NEVER, 0, 0.01).isOff());
    }

    @Test
    void firesAtTheNumberOfNewLabels() {
        var rule = new TriggerRule(100, NEVER, 0, 0);
        assertEquals(Optional.empty(), cause(rule, new Experience(99, 0, 0, 0, 0)));
        assertEquals(Optional.of("samples"), cause(rule, new Experience(100, 0, 0, 0, 0)));
    }

    @Test
    void firesAtAnAgeUnlessAJobHasJustTried() {
        var rule = new TriggerRule(0, Duration.ofDays(7), 0, 0);
        assertEquals(Optional.of("age"), rule.on(aged(null, Duration.ofDays(7))).map(Fired::cause));
        assertEquals(Optional.of("age"), rule.on(aged(Duration.ofDays(8), Duration.ofDays(20))).map(Fired::cause));
        assertEquals(Optional.empty(), rule.on(aged(Duration.ofDays(6), Duration.ofDays(20))));
        assertEquals(Optional.empty(), rule.on(aged(null, Duration.ofDays(6))));
    }

    /** The evaluation said 0.90. */
    @Test
    void firesWhenUsersFindFewerAnswersRightOnceEnoughHaveSpoken() {
        var rule = new TriggerRule(0, NEVER, 0.1, 0);
        assertEquals(Optional.of("accuracy"), cause(rule, new Experience(0, 50, 39, 0, 0)));
        assertEquals(Optional.empty(), cause(rule, new Experience(0, 50, 41, 0, 0)));
        assertEquals(Optional.empty(), cause(rule, new Experience(0, 49, 10, 0, 0)));
    }

    /** The evaluation's mean was 0.8. */
    @Test
    void firesWhenAnswersAreLessSureOnceThereAreEnough() {
        var rule = new TriggerRule(0, NEVER, 0, 0.2);
        assertEquals(Optional.of("confidence"), cause(rule, new Experience(0, 0, 0, 200, 0.59)));
        assertEquals(Optional.empty(), cause(rule, new Experience(0, 0, 0, 200, 0.61)));
        assertEquals(Optional.empty(), cause(rule, new Experience(0, 0, 0, 199, 0.1)));
    }

    @Test
    void aVersionWithoutAnEvaluationHasNothingToFallBelow() {
        var seen = new Experience(0, 1000, 0, 1000, 0);
        assertEquals(Optional.empty(), new TriggerRule(0, NEVER, 0.1, 0.1).on(new Situation(seen, null, Duration.ofDays(1), null, null)));
    }

    private static Optional<String> cause(TriggerRule rule, Experience seen) {
        return rule.on(new Situation(seen, null, Duration.ofDays(1), 0.9, 0.8)).map(Fired::cause);
    }

    private static Situation aged(Duration sinceLastJob, Duration championAge) {
        return new Situation(new Experience(0, 0, 0, 0, 0), sinceLastJob, championAge, 0.9, 0.8);
    }
}
