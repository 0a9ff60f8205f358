package io.understudy.experiment.control.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.understudy.experiment.control.statistics.Reason;
import io.understudy.failure.entity.DomainException;
import io.understudy.wire.entity.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExperimentPlanTest {

    /**
     * Fleiss, Levin, Paik, «Statistical Methods for Rates and Proportions», 3rd edition, section 4.2, without pooling:
     * n = (1.96 + 0.8416)² (0.6·0.4 + 0.7·0.3) / 0.1² = 353.2 for p from 0.6 to 0.7.
     */
    @Test
    void twoProportionsAtAFixedHorizon() {
        var plan = plan("{'baseline': {'rate': 0.6}, 'effect': 0.1, 'scale': 'absolute', 'stopping': 'fixed'}");
        assertEquals(List.of(354L, 354L), plan.units());
        assertEquals(708, plan.totalUnits());
        assertNull(plan.days());
        assertNull(plan.undefined());
    }

    /** Lehr's rule of thumb made exact: 2 (1.96 + 0.8416)² / (δ/σ)² = 63 (Cohen's d = 0.5; his table says 64 with Student's t). */
    @Test
    void twoMeansAtAFixedHorizon() {
        var plan = plan("{'baseline': {'mean': 10, 'standard_deviation': 2}, 'effect': 1, 'scale': 'absolute', 'stopping': 'fixed'}");
        assertEquals(List.of(63L, 63L), plan.units());
    }

    @Test
    void severalTreatmentsShareAlpha() {
        var three = plan("{'baseline': {'rate': 0.6}, 'effect': 0.1, 'scale': 'absolute', 'stopping': 'fixed', 'weights': [1, 1, 1]}");
        var half = plan("{'baseline': {'rate': 0.6}, 'effect': 0.1, 'scale': 'absolute', 'stopping': 'fixed', 'alpha': 0.025}");
        assertEquals(0.025, three.alphaPerComparison(), 1e-12);
        assertEquals(half.units().getFirst(), three.units().getFirst());
        assertEquals(3, three.units().stream().filter(half.units().getFirst()::equals).count());
    }

    @Test
    void theSmallestArmSetsTheSize() {
        var plan = plan("{'baseline': {'mean': 10, 'standard_deviation': 2}, 'effect': 1, 'scale': 'absolute', 'stopping': 'fixed', 'weights': [0.8, 0.2]}");
        // n(control) · (1 + 4) σ² / n = δ² / 7.849: 157, of which a quarter more in the treatment's place.
        assertEquals(List.of(157L, 40L), plan.units());
    }

    @Test
    void aSequentialTestNeedsMore() {
        var fixed = plan("{'baseline': {'rate': 0.1}, 'effect': 0.1, 'stopping': 'fixed'}");
        var sequential = plan("{'baseline': {'rate': 0.1}, 'effect': 0.1}");
        assertTrue(sequential.totalUnits() > fixed.totalUnits(), sequential + " " + fixed);
    }

    @Test
    void daysComeFromTheTrafficThatTakesPart() {
        var plan = plan("{'baseline': {'rate': 0.6}, 'effect': 0.1, 'scale': 'absolute', 'stopping': 'fixed', 'units_per_day': 100, 'coverage': 0.5, 'days': 15}");
        assertEquals(15, plan.days(), "708 units at 50 a day");
        assertEquals(List.of(375L, 375L), plan.detectable().units());
        assertTrue(plan.detectable().effect() < 0.1 && plan.detectable().effect() > 0.09, plan.detectable().toString());
    }

    @Test
    void whatNoNumberOfUnitsFindsHasAReason() {
        assertEquals(Reason.NO_EFFECT, plan("{'baseline': {'rate': 0.6}, 'effect': 0}").undefined().reason());
        assertEquals(Reason.OUT_OF_RANGE, plan("{'baseline': {'rate': 0.6}, 'effect': 1}").undefined().reason());
    }

    @Test
    void aBaselineIsOneThingOrTheOther() {
        for (var baseline : List.of("{}", "{'rate': 0.5, 'mean': 1}", "{'mean': 1}", "{'rate': 1.5}", "{'mean': 1, 'standard_deviation': 0}")) {
            assertThrows(DomainException.class, () -> plan("{'baseline': " + baseline + ", 'effect': 0.1}"), baseline);
        }
    }

    private static ExperimentPlan plan(String request) {
        try {
            return ExperimentPlan.of(Json.MAPPER.readValue(request.replace('\'', '"'), PlanRequest.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(request, e);
        }
    }
}
