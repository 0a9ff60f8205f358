package io.understudy.serving.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.deployment.entity.TrafficSplit;
import io.understudy.failure.entity.DomainException;
import io.understudy.serving.control.VersionHealth.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class WatchWindowTest {

    private static final Instant END = Instant.parse("2026-01-01T00:05:00Z");
    private static final Admission ADMISSION = new Admission(1, 1);
    private static final WatchRules RULES = new WatchRules(10, 5, 3, 20);

    private final ServedVersion old = version("old", x -> x);

    /** Divides by the length of the text: an empty one, which only traffic brings, is too much for it. */
    private final ServedVersion fresh = version("new", x -> x + 1 / x.length());

    @Test
    void aVersionThatStartsToFailUnderTrafficIsFoundOut() {
        ask(old, "x", 100);
        var window = window(fresh, old);
        ask(fresh, "x", 9);
        failing(fresh, 0);
        assertEquals(Optional.empty(), window.verdict(RULES), "nine calls are too few");
        failing(fresh, 1);
        assertEquals(
                "Version new failed in 1 of 10 calls (10.00 %), the replaced in 0 of 100 (0.00 %); allowed are 5.00 points more.",
                window.verdict(RULES).orElseThrow().why());
    }

    @Test
    void whatTheReplacedOneFailedInTooIsNotHeldAgainstTheNewOne() {
        var equal = version("old", x -> x + 1 / x.length());
        ask(equal, "x", 90);
        failing(equal, 10);
        var window = window(fresh, equal);
        ask(fresh, "x", 86);
        failing(fresh, 14);
        assertEquals(Optional.empty(), window.verdict(RULES), "14 % against 10 %");
        failing(fresh, 2);
        assertTrue(window.verdict(RULES).isPresent(), "16 of 102 against 10 %");
    }

    @Test
    void whatItDidBeforeTheWindowDoesNotCount() {
        failing(fresh, 50);
        var window = window(fresh, old);
        ask(fresh, "x", 10);
        assertEquals(Optional.empty(), window.verdict(RULES));
    }

    @Test
    void theCallersFaultIsNotTheVersions() {
        var strict = version("new", x -> {
            throw DomainException.invalid("x", "is not allowed");
        });
        var window = window(strict, old);
        for (int i = 0; i < 20; i++) assertThrows(DomainException.class, () -> call(strict, "x"));
        assertEquals(Optional.empty(), window.verdict(RULES));
    }

    @Test
    void whoNamesAVersionCannotHaveItWithdrawn() {
        var window = window(fresh, old);
        ask(fresh, "x", 10);
        pinned(fresh, 50);
        assertEquals(Optional.empty(), window.verdict(RULES));
        for (int i = 0; i < 100; i++) call(fresh, fresh.id(), "x");
        failing(fresh, 1);
        assertTrue(window.verdict(RULES).isPresent(), "1 of 11 that the split brought it");
        assertEquals(11, fresh.health().snapshot().calls());
    }

    /** Of 40 calls the 38th in order is the p95; the bound of its bucket is told. */
    @Test
    void aLongerP95IsTooLongFromAFactorAndADifferenceOn() {
        var before = snapshot(40, 10_000_000);
        assertEquals(Optional.empty(), RULES.verdict("new", snapshot(40, 29_000_000), before), "not three times as long");
        assertTrue(RULES.verdict("new", snapshot(40, 60_000_000), before).isPresent());
        assertEquals(Optional.empty(), RULES.verdict("new", snapshot(40, 5_000_000), snapshot(40, 1_000_000)), "only 4 ms longer");
        assertEquals(Optional.empty(), RULES.verdict("new", snapshot(40, 60_000_000), snapshot(39, 10_000_000)), "too few to compare with");
        assertEquals(Optional.empty(), RULES.verdict("new", snapshot(39, 60_000_000), before), "too few to say so of it");
    }

    /** A canary that is ramped up is new still, and compared with what it began to replace. */
    @Test
    void theNextDeploymentDoesNotEndTheWatchOfWhatItTakesOver() {
        ask(old, "x", 100);
        var canary = window(fresh, old);
        ask(fresh, "x", 9);
        var full = canary.next(route(fresh), Set.of(), List.of(old, fresh), END.plusSeconds(60));
        assertFalse(full.isOver(END));
        failing(fresh, 1);
        assertEquals("new", full.verdict(RULES).orElseThrow().version());
    }

    /** The first deployment of a model has nothing to be compared with, and is what the second is compared with. */
    @Test
    void theFirstVersionIsWhatTheSecondHasToMatch() {
        var first = WatchWindow.none().next(route(old), Set.of("old"), List.of(), END);
        ask(old, "x", 90);
        var second = first.next(route(fresh), Set.of("new"), List.of(old), END);
        ask(fresh, "x", 9);
        failing(fresh, 1);
        assertEquals(
                "Version new failed in 1 of 10 calls (10.00 %), the replaced in 0 of 90 (0.00 %); allowed are 5.00 points more.",
                second.verdict(RULES).orElseThrow().why());
    }

    @Test
    void whatReplacesAnUnprovenVersionIsComparedWithTheLastThatWasProven() {
        ask(old, "x", 100);
        var third = version("third", x -> x + 1 / x.length());
        ask(fresh, "x", 90);
        failing(fresh, 10);
        var next = window(fresh, old).next(route(third), Set.of("third"), List.of(fresh), END);
        ask(third, "x", 90);
        failing(third, 9);
        assertEquals("third", next.verdict(RULES).orElseThrow().version(), "9.1 % against 0 %, not against 10 %");
        assertTrue(next.next(route(old), Set.of(), List.of(third), END).isOver(END.minusSeconds(60)), "it serves no more");
    }

    @Test
    void aCanaryThatANodesFirstLookMeetsIsComparedWithWhatSharesItsTrafficAndWatchedWhenItTakesAll() {
        var shared = new TrafficSplit(List.of(new TrafficSplit.Share("new", 1_000), new TrafficSplit.Share("old", 9_000)));
        var canary = new Route("m", 2, shared, Map.of("new", fresh, "old", old), Map.of());
        var first = WatchWindow.first(canary, Set.of("new"), END);
        ask(old, "x", 90);
        ask(fresh, "x", 9);
        var full = first.next(route(fresh), Set.of(), List.of(old, fresh), END);
        failing(fresh, 1);
        assertEquals(
                "Version new failed in 1 of 10 calls (10.00 %), the replaced in 0 of 90 (0.00 %); allowed are 5.00 points more.",
                full.verdict(RULES).orElseThrow().why());
    }

    @Test
    void itEndsAndWithoutANewVersionItNeverBegins() {
        var window = window(fresh, old);
        assertFalse(window.isOver(END.minusNanos(1)));
        assertTrue(window.isOver(END));
        assertTrue(WatchWindow.none().next(route(old), Set.of(), List.of(old), END).isOver(END.minusSeconds(60)));
    }

    private static WatchWindow window(ServedVersion fresh, ServedVersion old) {
        return WatchWindow.none().next(route(fresh), Set.of(fresh.id()), List.of(old), END);
    }

    private static Route route(ServedVersion version) {
        return new Route("m", 2, TrafficSplit.whole(version.id()), Map.of(version.id(), version), Map.of());
    }

    private static ServedVersion version(String id, UnaryOperator<String> answer) {
        return Answering.version(id, new Answering(answer), () -> {});
    }

    private static void ask(ServedVersion version, String input, int times) {
        for (int i = 0; i < times; i++) call(version, input);
    }

    private static void failing(ServedVersion version, int times) {
        for (int i = 0; i < times; i++) assertThrows(ArithmeticException.class, () -> call(version, ""));
    }

    private static void call(ServedVersion version, String input) {
        call(version, null, input);
    }

    private static void pinned(ServedVersion version, int times) {
        for (int i = 0; i < times; i++) assertThrows(ArithmeticException.class, () -> call(version, version.id(), ""));
    }

    private static void call(ServedVersion version, String pinned, String input) {
        var model = (Answering) version.model();
        var call = new Call<>("m", "u", pinned, input, false, null);
        Lane.judged(
                        call, version, latencies -> ADMISSION.run(Duration.ofSeconds(10), model, input, version.statistics(), latencies))
                .get();
    }

    private static Snapshot snapshot(int calls, long nanos) {
        var histogram = new LatencyHistogram();
        for (int i = 0; i < calls; i++) histogram.record(nanos);
        return new Snapshot(histogram.snapshot(), 0);
    }
}
