package io.understudy.serving.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.deployment.control.UnitHash;
import io.understudy.deployment.entity.AttributeRule;
import io.understudy.deployment.entity.ExperimentSplit;
import io.understudy.deployment.entity.ExperimentSplit.Arm;
import io.understudy.deployment.entity.NamespaceRange;
import io.understudy.deployment.entity.TrafficSplit;
import io.understudy.deployment.entity.UnitKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Routes of a model whose split has version s alone. */
class RoutedExperimentTest {

    private static final List<Arm> ARMS = List.of(new Arm("a", "x", 0.5), new Arm("b", "y", 0.5));

    /** GrowthBook's published point of unit «a» with the seed «seed» is 0.0505, that of «ab» with «foo» 0.2575. */
    @Test
    void aUnitMeetsTheArmWhoseRangeHoldsItsPoint() {
        assertEquals("a", route(split("seed", 1)).choose(user("a")).arm());
        assertEquals("a", route(split("foo", 0.52)).choose(user("ab")).arm(), "0.2575 is below 0.26, the end of a's range");
        assertNull(route(split("foo", 0.51)).choose(user("ab")).arm(), "a's range ends at 0.255, and b's begins at 0.5");
        var choice = route(split("seed", 1)).choose(user("a"));
        assertEquals(List.of("x", "e", "a"), List.of(choice.version().id(), choice.experiment(), choice.unit()));
    }

    @Test
    void whoIsInNoneTakesTheSplit() {
        var choice = route(split("seed", 0.05)).choose(user("a"));
        assertEquals("s", choice.version().id(), "0.0505 is above 0.025, the end of a's range");
        assertNull(choice.experiment());
    }

    @Test
    void aRampMovesNoUnit() {
        var narrow = route(split("e", 0.2));
        var wide = route(split("e", 0.7));
        var before = units().filter(u -> narrow.choose(user(u)).arm() != null).toList();
        assertTrue(before.size() > 1_500, "about a fifth of 10,000");
        for (var unit : before) assertEquals(narrow.choose(user(unit)).arm(), wide.choose(user(unit)).arm(), unit);
    }

    @Test
    void aCallWithoutAUserIsInNoExperimentByUser() {
        var route = route(split("seed", 1));
        assertNull(route.choose(new Call<>("m", "a", null, "input", true, null)).arm());
        assertNull(route.choose(call(new Units(null, "a", "a", name -> null))).arm());
    }

    @Test
    void aSessionAndARequestAreUnitsOfTheirOwn() {
        assertEquals("session-1", route(of(UnitKind.SESSION)).choose(call(new Units("u", "session-1", null, name -> null))).unit());
        assertEquals("request-1", route(of(UnitKind.REQUEST)).choose(call(new Units("u", null, "request-1", name -> null))).unit());
        var unnamed = call(new Units("u", null, null, name -> null));
        assertEquals(unnamed.id().toString(), route(of(UnitKind.REQUEST)).choose(unnamed).unit(), "a request without a name is known by its prediction");
    }

    @Test
    void aCallThatNamesItsVersionIsInNone() {
        var pinned = new Call<>("m", "a", new Units("a", null, null, name -> null), "y", "input", true, null);
        assertEquals("y", route(split("seed", 1)).choose(pinned).version().id());
        assertNull(route(split("seed", 1)).choose(pinned).experiment());
    }

    @Test
    void aCallThatNamesItsVersionIsKnownByTheUnitOfTheExperiment() {
        var secondPage = new Call<>("m", "user-1", new Units("user-1", "session-1", null, name -> null), "y", "input", true, null);
        assertEquals("session-1", route(of(UnitKind.SESSION)).choose(secondPage).unit(), "an outcome of its prediction is the session's");
        assertEquals("user-1", route(of(UnitKind.USER)).choose(secondPage).unit());
        assertEquals("user-1", route().choose(secondPage).unit(), "without an experiment");
    }

    @Test
    void rulesLetInByWhatTheCallCarries() {
        var indian = new AttributeRule("country", List.of("IN"), null);
        var paying = new AttributeRule("plan", null, List.of("free"));
        var split = new ExperimentSplit("e", "seed", 2, UnitKind.USER, null, 1, List.of(indian, paying), ARMS);
        assertEquals("a", route(split).choose(with(Map.of("country", "IN", "plan", "pro"))).arm());
        assertEquals("a", route(split).choose(with(Map.of("country", "IN"))).arm(), "who has no plan has no free one");
        assertNull(route(split).choose(with(Map.of("country", "IN", "plan", "free"))).arm());
        assertNull(route(split).choose(with(Map.of("plan", "pro"))).arm());
    }

    @Test
    void experimentsWithDisjointRangesOfANamespaceShareNoUnit() {
        var first = new ExperimentSplit("first", "1", 2, UnitKind.USER, new NamespaceRange("n", 0, 0.3), 1, List.of(), ARMS);
        var second = new ExperimentSplit("second", "2", 2, UnitKind.USER, new NamespaceRange("n", 0.3, 0.6), 1, List.of(), ARMS);
        assertTrue(first.excludes(second));
        var route = route(first, second);
        units().forEach(unit -> {
            double point = UnitHash.coarsePoint("__n", unit);
            var expected = point < 0.3 ? "first" : point < 0.6 ? "second" : null;
            assertEquals(expected, route.choose(user(unit)).experiment(), unit);
        });
    }

    private static Stream<String> units() {
        return IntStream.range(0, 10_000).mapToObj(i -> "user-" + i);
    }

    private static Call<String> user(String user) {
        return call(new Units(user, null, null, name -> null));
    }

    private static Call<String> with(Map<String, String> attributes) {
        return call(new Units("a", null, null, attributes::get));
    }

    private static Call<String> call(Units units) {
        return new Call<>("m", units.user(), units, null, "input", true, null);
    }

    private static ExperimentSplit of(UnitKind unit) {
        return new ExperimentSplit("e", "seed", 2, unit, null, 1, List.of(), ARMS);
    }

    private static ExperimentSplit split(String seed, double coverage) {
        return new ExperimentSplit("e", seed, 2, UnitKind.USER, null, coverage, List.of(), ARMS);
    }

    private static Route route(ExperimentSplit... experiments) {
        var versions = new HashMap<String, ServedVersion>();
        for (var id : List.of("s", "x", "y")) versions.put(id, Answering.version(id, new Answering(x -> x), () -> {}));
        return new Route("m", 1, TrafficSplit.whole("s"), versions, Map.of()).with(List.of(experiments));
    }
}
