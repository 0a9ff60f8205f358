package io.understudy.serving.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.failure.entity.DomainException;
import io.understudy.serving.entity.CacheTier;
import io.understudy.serving.entity.InferenceStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObservationTest {

    private final List<InferenceCompleted> told = new ArrayList<>();
    private static final ServedVersion VERSION = Answering.version("version", new Answering(String::toUpperCase), () -> {});

    private final Call<String> call = new Call<>("shout", null, null, "hey", true, "someone");
    private final Choice choice = Choice.outside(VERSION, call.unit());

    @Test
    void tellsWhoAnsweredWhat() {
        var inference = observation(told::add).of(observation -> {
            observation.goesTo(choice, 3);
            observation.asks(new Answering(String::toUpperCase), "hey");
            return new Inference<>("HEY", "v1", "version", 3, true);
        });
        var done = told.getFirst();
        assertEquals("HEY", inference.output());
        assertEquals(call.id(), done.id());
        assertEquals(call.id().toString(), done.unit(), "who names nobody is alone");
        assertEquals(List.of("shout", "version", "someone", "hey", "HEY"),
                List.of(done.model(), done.version(), done.caller(), done.canonical().get(), done.output()));
        assertEquals(3, done.revision());
        assertEquals(CacheTier.L1, done.cacheTier());
        assertEquals(InferenceStatus.OK, done.status());
    }

    @Test
    void tellsTheArmAndTheUnitThatSticksToIt() {
        observation(told::add).of(observation -> {
            observation.goesTo(new Choice(VERSION, "warmer", "b", "session-1"), 3);
            return new Inference<>("HEY", "v1", "version", 3, true);
        });
        var done = told.getFirst();
        assertEquals(List.of("warmer", "b", "session-1"), List.of(done.experiment(), done.arm(), done.unit()));
    }

    @Test
    void tellsOfAFailureAndPassesItOn() {
        var full = DomainException.overloaded("full");
        var thrown = assertThrows(DomainException.class, () -> observation(told::add).of(observation -> {
            observation.goesTo(choice, 3);
            throw full;
        }));
        assertSame(full, thrown);
        assertEquals(InferenceStatus.OVERLOADED, told.getFirst().status());
        assertNull(told.getFirst().output());
        assertNull(told.getFirst().canonical().get(), "refused before it had a canonical form");
        assertEquals(1, told.size());
    }

    @Test
    void tellsNobodyOfACallThatFoundNoVersion() {
        assertThrows(DomainException.class, () -> observation(told::add).of(observation -> {
            throw DomainException.notFound("model", "shout");
        }));
        assertEquals(List.of(), told);
    }

    /** As where its record cannot be kept in time. */
    @Test
    void anObserverMayRefuseAnAnswerAndIsNotToldOfThat() {
        var late = DomainException.deadline("late");
        InferenceObserver strict = done -> {
            told.add(done);
            throw late;
        };
        assertSame(late, assertThrows(DomainException.class, () -> observation(strict).of(observation -> {
            observation.goesTo(choice, 3);
            return new Inference<>("HEY", "v1", "version", 3, false);
        })));
        assertEquals(1, told.size());
    }

    private Observation<String> observation(InferenceObserver observer) {
        return new Observation<>(List.of(observer), call, Duration.ofSeconds(1));
    }
}
