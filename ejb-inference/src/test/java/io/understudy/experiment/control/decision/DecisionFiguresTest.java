package io.understudy.experiment.control.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.experiment.control.results.Evaluation;
import io.understudy.experiment.entity.ArmCalls;
import io.understudy.experiment.entity.ArmSums;
import io.understudy.experiment.entity.Definitions;
import io.understudy.experiment.entity.EventSums;
import io.understudy.experiment.entity.Experiment.State;
import io.understudy.experiment.entity.ExperimentSums;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DecisionFiguresTest {

    @Test
    void holdWhatTheVerdictIsUpon() {
        var definition = Definitions.with("guardrails", "[{\"metric\": {\"name\": \"error_rate\"}, \"tolerance\": 0.01}]");
        var arms = Map.of("a", arm(1000, 100, 0), "b", arm(1000, 150, 200));
        var figures = DecisionFigures.of(Evaluation.of(definition, State.RUNNING, new ExperimentSums(Instant.EPOCH, arms, 0, 0)));
        assertEquals("{\"arm\":\"b\",\"units\":1000,\"value\":0.15}", figures.at("/arms/1").toString());
        assertEquals(1, figures.path("sample_ratio_p_value").asDouble(), 1e-12);
        assertEquals(0.05, figures.at("/goal/0/estimate").asDouble(), 1e-12);
        assertEquals(0.5, figures.at("/goal/0/relative").asDouble(), 1e-12);
        assertEquals(figures.at("/goal/0/p_value").asDouble(-1), figures.at("/goal/0/adjusted_p_value").asDouble(-2), "one arm needs no correction");
        assertEquals(0.2, figures.at("/guardrails/0/value").asDouble(), 1e-12);
        assertTrue(figures.at("/guardrails/0/harmful").asBoolean());
    }

    private static ArmSums arm(long units, long booked, long failed) {
        return new ArmSums(
                units, Map.of("booked", new EventSums(booked, booked, booked, 0, 0, 0, 0, 0)), Map.of(), new ArmCalls(1000, failed, new TreeMap<>()));
    }
}
