package io.understudy.experiment.entity;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.understudy.deployment.entity.UnitKind;
import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.DomainException.Violation;
import io.understudy.testing.Validation;
import io.understudy.wire.entity.Json;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentDefinitionTest {

    @Test
    void whatIsNotSaidHasADefault() {
        var definition = Definitions.least();
        assertEquals(List.of(0.5, 0.5), definition.arms().stream().map(ExperimentDefinition.Arm::weight).toList());
        assertEquals("a", definition.controlArm().name());
        assertEquals(UnitKind.USER, definition.unit());
        assertEquals(2, definition.hashVersion());
        assertEquals("e1", definition.seed());
        assertEquals(1.0, definition.coverage());
        assertEquals("booked", definition.goal().numerator());
        assertEquals(Metric.Better.UP, definition.goal().better());
        assertEquals(5_000.0, definition.stopping().tuning());
        assertEquals(0.05, definition.alpha());
        assertEquals(Duration.ofDays(1), definition.minDuration());
        assertEquals(100L, definition.minUnitsPerArm());
        assertEquals(ExperimentDefinition.AtEnd.RECOMMEND, definition.atEnd());
        assertDoesNotThrow(definition::requireSound);
    }

    @Test
    void theControlIsTheArmThatSaysSo() {
        var definition = Definitions.with("arms", """
                [{"name": "a", "version": "v1"}, {"name": "b", "version": "v2", "control": true}]""");
        assertEquals("b", definition.controlArm().name());
        assertDoesNotThrow(definition::requireSound);
    }

    @Test
    void aRampStartsWithItsFirstStepAndEndsWithItsLast() {
        var ramp = Definitions.with("allocation", """
                {"type": "ramp", "steps": [{"coverage": 0.1, "hold": "PT1H"}, {"coverage": 0.6}]}""");
        assertEquals(0.1, ramp.firstCoverage());
        assertEquals(0.6, ramp.coverage());
        assertDoesNotThrow(ramp::requireSound);
    }

    @Test
    void aGuardrailMayBeOfThePredictionsThemselves() {
        var definition = Definitions.with("guardrails", """
                [{"metric": {"name": "error_rate"}, "tolerance": 0.01}, {"metric": {"name": "p95_latency_ms"}, "tolerance": 20}]""");
        assertEquals(List.of(Metric.Better.DOWN, Metric.Better.DOWN), definition.guardrails().stream().map(g -> g.metric().better()).toList());
        assertDoesNotThrow(definition::requireSound);
    }

    @Test
    void comesBackFromItsColumnAsItWas() throws JsonProcessingException {
        var definition = Definitions.read("""
                {"id": "e1", "model": "m", "hypothesis": "better", "unit": "session", "hash_version": 1, "seed": "s", "coverage": 0.5,
                 "arms": [{"name": "a", "version": "v1", "weight": 0.7}, {"name": "b", "version": "v2", "weight": 0.3}],
                 "allocation": {"type": "bandit", "floor": 0.1, "every": "PT10M", "window": "PT2H"},
                 "namespace": {"id": "n", "start": 0, "end": 0.5},
                 "rules": [{"attribute": "country", "in": ["IN"]}, {"attribute": "plan", "not_in": ["free"]}],
                 "goal": {"name": "spend", "type": "ratio", "numerator": "rupees", "denominator": "orders", "better": "down"},
                 "secondary": [{"name": "clicks", "type": "mean"}],
                 "guardrails": [{"metric": {"name": "error_rate"}, "tolerance": 0.01}],
                 "stopping": {"type": "sequential", "tuning": 1000}, "alpha": 0.01, "min_duration": "PT2H", "max_duration": "P7D", "min_units_per_arm": 7,
                 "at_end": "act"}""");
        definition.requireSound();
        assertEquals(definition, Definitions.read(Json.MAPPER.writeValueAsString(definition)));
    }

    /** What the fields state by themselves, as the boundary checks it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "id                     | \"Upper\"",
        "model                  | \"a b\"",
        "arms                   | [{\"name\": \"a\", \"version\": \"v1\"}]",
        "arms[0].name           | [{\"name\": \"a b\", \"version\": \"v1\"}, {\"name\": \"b\", \"version\": \"v2\"}]",
        "arms[1].version        | [{\"name\": \"a\", \"version\": \"v1\"}, {\"name\": \"b\", \"version\": \" \"}]",
        "arms[0].weight         | [{\"name\": \"a\", \"version\": \"v1\", \"weight\": 0}, {\"name\": \"b\", \"version\": \"v2\", \"weight\": 1}]",
        "goal                   | null",
        "goal.name              | {\"type\": \"mean\"}",
        "coverage               | 1.5",
        "coverage               | 0",
        "hashVersion            | 3",
        "seed                   | \"\"",
        "namespace.end          | {\"id\": \"n\", \"start\": 0, \"end\": 2}",
        "rules[0].attribute     | [{\"attribute\": \"\", \"in\": [\"x\"]}]",
        "rules[0].in            | [{\"attribute\": \"x\", \"in\": []}]",
        "alpha                  | 0.5",
        "alpha                  | 0",
        "minUnitsPerArm         | -1",
        "stopping.unitsPerArm   | {\"type\": \"fixed\", \"units_per_arm\": 1}",
        "stopping.tuning        | {\"type\": \"sequential\", \"tuning\": 0}",
        "stopping.minimalEffect | {\"type\": \"sequential\", \"minimal_effect\": -0.1}",
        "guardrails[0].tolerance | [{\"metric\": {\"name\": \"error_rate\"}, \"tolerance\": -1}]",
        "allocation.steps[0].coverage | {\"type\": \"ramp\", \"steps\": [{\"coverage\": 0, \"hold\": \"PT1H\"}, {\"coverage\": 1}]}",
        "allocation.floor       | {\"type\": \"bandit\", \"floor\": 0.6}"
    })
    void aFieldOutsideOfItsLimitsIsRefused(String path, String json) {
        var field = path.replaceAll("[\\[.].*", "").replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        var violations = Validation.VALIDATOR.validate(Definitions.with(field, json));
        assertEquals(List.of(path), violations.stream().map(v -> v.getPropertyPath().toString().replaceAll("\\.<.*", "")).distinct().toList());
    }

    /** What they must satisfy together. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "id           | id                    | \"plan\"",
        "arms         | arms                  | [{\"name\": \"a\", \"version\": \"v1\"}, {\"name\": \"a\", \"version\": \"v2\"}]",
        "arms         | arms                  | [{\"name\": \"a\", \"version\": \"v1\", \"control\": true}, {\"name\": \"b\", \"version\": \"v2\", \"control\": true}]",
        "arms         | arms                  | [{\"name\": \"a\", \"version\": \"v1\", \"weight\": 0.5}, {\"name\": \"b\", \"version\": \"v2\"}]",
        "arms         | arms                  | [{\"name\": \"a\", \"version\": \"v1\", \"weight\": 0.5}, {\"name\": \"b\", \"version\": \"v2\", \"weight\": 0.4}]",
        "allocation   | allocation.steps      | {\"type\": \"ramp\"}",
        "allocation   | allocation.steps      | {\"type\": \"fixed\", \"steps\": [{\"coverage\": 1}]}",
        "allocation   | allocation            | {\"type\": \"fixed\", \"floor\": 0.1}",
        "allocation   | allocation.steps[1].coverage | {\"type\": \"ramp\", \"steps\": [{\"coverage\": 0.5, \"hold\": \"PT1H\"}, {\"coverage\": 0.5}]}",
        "allocation   | allocation.steps[0].hold | {\"type\": \"ramp\", \"steps\": [{\"coverage\": 0.5}, {\"coverage\": 1}]}",
        "allocation   | allocation.steps[0].hold | {\"type\": \"ramp\", \"steps\": [{\"coverage\": 0.5, \"hold\": \"PT1H\"}]}",
        "allocation   | allocation.floor      | {\"type\": \"bandit\", \"floor\": 0.5}",
        "allocation   | allocation.every      | {\"type\": \"bandit\", \"every\": \"PT0S\"}",
        "allocation   | allocation.window     | {\"type\": \"bandit\", \"window\": \"PT0S\"}",
        "allocation   | allocation.floor      | {\"type\": \"bandit\", \"floor\": 0.00005}",
        "allocation   | allocation            | {\"type\": \"fixed\", \"window\": \"PT1H\"}",
        "namespace    | namespace             | {\"id\": \"n\", \"start\": 0.5, \"end\": 0.5}",
        "rules        | rules[0]              | [{\"attribute\": \"x\"}]",
        "rules        | rules[0]              | [{\"attribute\": \"x\", \"in\": [\"1\"], \"not_in\": [\"2\"]}]",
        "goal         | goal.type             | {\"name\": \"booked\"}",
        "goal         | goal.name             | {\"name\": \"error_rate\"}",
        "goal         | goal.denominator      | {\"name\": \"x\", \"type\": \"ratio\"}",
        "goal         | goal.denominator      | {\"name\": \"x\", \"type\": \"mean\", \"denominator\": \"y\"}",
        "secondary    | secondary             | [{\"name\": \"booked\", \"type\": \"mean\"}]",
        "guardrails   | guardrails            | [{\"metric\": {\"name\": \"error_rate\"}, \"tolerance\": 0}, {\"metric\": {\"name\": \"error_rate\"}, \"tolerance\": 1}]",
        "stopping     | stopping.units_per_arm | {\"type\": \"fixed\"}",
        "stopping     | stopping.units_per_arm | {\"type\": \"sequential\", \"units_per_arm\": 10}",
        "stopping     | stopping.tuning       | {\"type\": \"fixed\", \"units_per_arm\": 10, \"tuning\": 5}",
        "stopping     | stopping.minimal_effect | {\"type\": \"fixed\", \"units_per_arm\": 10, \"minimal_effect\": 0.01}",
        "min_duration | min_duration          | \"PT-1S\"",
        "max_duration | max_duration          | \"P1D\""
    })
    void fieldsThatDoNotFitTogetherAreRefused(String field, String violated, String json) {
        var refusal = assertThrows(DomainException.class, Definitions.with(field, json)::requireSound);
        assertEquals(DomainException.Kind.INVALID, refusal.kind());
        assertEquals(List.of(violated), refusal.violations().stream().map(Violation::field).sorted(Comparator.naturalOrder()).distinct().toList());
    }

    @Test
    void aBanditSaysWhatSuitsIt() {
        for (var wrong : List.of(
                "stopping.type | {'type': 'fixed', 'units_per_arm': 100} | 0.5 | P3D",
                "arms[0].weight | {'type': 'sequential'} | 0.04 | P3D",
                "allocation.window | {'type': 'sequential'} | 0.5 | P2D")) {
            var parts = wrong.split(" \\| ");
            double weight = Double.parseDouble(parts[2]);
            var bandit = Definitions.read(("{'id': 'e1', 'model': 'm', 'goal': {'name': 'booked', 'type': 'proportion'}, 'stopping': " + parts[1]
                    + ", 'arms': [{'name': 'a', 'version': 'v1', 'weight': " + weight + "}, {'name': 'b', 'version': 'v2', 'weight': " + (1 - weight) + "}],"
                    + " 'allocation': {'type': 'bandit', 'floor': 0.05, 'window': 'P2D'}, 'max_duration': '" + parts[3] + "'}").replace('\'', '"'));
            var refusal = assertThrows(DomainException.class, bandit::requireSound);
            assertEquals(List.of(parts[0]), refusal.violations().stream().map(Violation::field).toList());
        }
    }
}
