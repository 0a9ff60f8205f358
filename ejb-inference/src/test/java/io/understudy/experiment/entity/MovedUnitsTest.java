package io.understudy.experiment.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.understudy.database.entity.Database;
import io.understudy.deployment.control.UnitHash;
import io.understudy.deployment.control.assignment.Assignments;
import io.understudy.deployment.entity.ExperimentSplit;
import io.understudy.deployment.entity.ExperimentSplit.Arm;
import io.understudy.deployment.entity.UnitKind;
import io.understudy.experiment.control.counting.Moves;
import io.understudy.testing.TestDatabase;
import io.understudy.testing.TestSql;
import io.understudy.wire.entity.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/**
 * A bandit whose units count for two hours. Arm a has the points below 0.5, after four hours those below 0.2, after eight
 * hours those below 0.7; arm b has the others.
 */
class MovedUnitsTest {

    /** Eleven hours ago: a unit's time is over by now if it met its arm in the first nine of them. */
    private static final Instant START = Instant.now().minus(Duration.ofHours(11)).truncatedTo(ChronoUnit.MILLIS);
    private static final Duration WINDOW = Duration.ofHours(2);
    private static final int LIMIT = 9;

    /** Of those that met their arms about then the test would have to know how long it takes. */
    private static final int RIPE = 540;

    private static final double[] BORDERS = {0.5, 0.2, 0.7};
    private static final int[] HOURS = {0, 4, 8};
    private static final CountedEvents EVENTS = new CountedEvents(Set.of("buy"), Set.of());
    private static final CountingRules RULES =
            new CountingRules(Duration.ofHours(1), Duration.ofDays(2), definition -> EVENTS, Moves::of);

    private static TestSql sql;
    private static Database database;

    private final CountingPass pass = new CountingPass(database, RULES);
    private final OutcomeTable outcomes = new OutcomeTable(database);

    private record Bought(String unit, int value, Instant at) {}

    private record Met(String arm, Instant at) {}

    @BeforeAll
    static void newDatabase() {
        sql = new TestSql(TestDatabase.create());
        database = new Database(sql.source(), Duration.ofSeconds(30));
        sql.run("insert into understudy.model (name, task, created_at, created_by) values ('m', 'TENSOR', now(), 'test')");
        sql.run("insert into understudy.experiment (id, model, state, definition, created_at, created_by, lock_version) values"
                + " ('e', 'm', 'RUNNING', '{\"allocation\": {\"type\": \"bandit\", \"window\": \"PT2H\"}}', now(), 'test', 0)");
    }

    @BeforeEach
    void empty() {
        sql.run("truncate understudy.exposure, understudy.exposure_inbox, understudy.outcome, understudy.outcome_batch, understudy.experiment_count,"
                + " understudy.experiment_event, understudy.experiment_pair, understudy.experiment_unit, understudy.experiment_arm_step, understudy.outcome_waiting, understudy.experiment_unit_event, understudy.experiment_arm_day,"
                + " understudy.experiment_event_day, understudy.experiment_pair_day");
        sql.run("delete from understudy.deployment");
        sql.run("update understudy.experiment set state = 'RUNNING', concluded_at = null");
        weigh(0);
    }

    @Test
    void whatAUnitDoesAfterItsTimeDoesNotCount() {
        var unit = unit(0, 0.2);
        expose(unit, "a", 60);
        report(new Bought(unit, 2, minute(179)), new Bought(unit, 10, minute(180)));
        countAll();
        assertEquals(Map.of("a", List.of(1L, 2L)), counted());
    }

    @Test
    void aUnitThatIsMovedBeforeItsTimeIsOverCountsNoMore() {
        var moved = unit(0.2, 0.5);
        var over = unit(0.2, 0.5, moved);
        var stays = unit(0, 0.2);
        expose(moved, "a", 121);
        expose(over, "a", 120);
        expose(stays, "a", 121);
        report(new Bought(moved, 1, minute(130)), new Bought(over, 10, minute(130)), new Bought(stays, 100, minute(130)));
        countAll();
        assertEquals(Map.of("a", List.of(3L, 111L)), counted());
        weigh(1);
        countAll();
        assertEquals(Map.of("a", List.of(2L, 110L)), counted());
        assertEquals(List.of("[" + stays + "]", "[" + over + "]").stream().sorted().toList(),
                sql.strings("select unit from understudy.experiment_unit order by unit"));
        report(new Bought(moved, 1, minute(140)), new Bought(over, 10, minute(140)));
        countAll();
        assertEquals(Map.of("a", List.of(2L, 120L)), counted(), "what was reported late counts for the one that remains");
    }

    @Test
    void anExposureThatComesAfterTheChangeIsNotCountedEither() {
        var unit = unit(0.2, 0.5);
        weigh(1);
        expose(unit(0, 0.2), "a", 121);
        countAll();
        report(new Bought(unit, 1, minute(125)));
        expose(unit, "a", 121);
        countAll();
        assertEquals(Map.of("a", List.of(1L, 0L)), counted());
        expose(unit(0.2, 0.5, unit), "b", 250);
        countAll();
        assertEquals(Map.of("a", List.of(1L, 0L), "b", List.of(1L, 0L)), counted());
    }

    @Test
    void aUnitCountsOnceItsTimeIsOver() {
        var over = Instant.now().minus(WINDOW).minusSeconds(1);
        var soon = Instant.now().minus(WINDOW).plusSeconds(600);
        expose("u1", "a", over);
        expose("u2", "a", soon);
        report(new Bought("u1", 1, over.plusSeconds(1)), new Bought("u2", 10, soon.plusSeconds(1)));
        countAll();
        assertEquals(Map.of("a", List.of(1L, 1L)), counted());
        var sums = new SumsTable(database).read("e");
        assertEquals(List.of(0L, 1L), List.of(sums.exposures(), sums.ripening()));
        assertEquals(Duration.ZERO, new DecisionTable(database).lag("e"));
        expose("u2", "a", over);
        countAll();
        assertEquals(Map.of("a", List.of(2L, 11L)), counted(), "an earlier exposure came to light");
        assertEquals(0, new SumsTable(database).read("e").ripening());
    }

    @Test
    void aUnitWhoseTimeIsNotOverAtTheConclusionDoesNotCount() {
        expose("u1", "a", 60);
        expose("u2", "a", 61);
        countAll();
        assertEquals(Map.of("a", List.of(2L, 0L)), counted());
        sql.run("update understudy.experiment set state = 'CONCLUDED', concluded_at = '" + minute(180) + "'");
        expose("u3", "a", 61);
        countAll();
        assertEquals(Map.of("a", List.of(1L, 0L)), counted());
        assertEquals(List.of("[u1]"), sql.strings("select unit from understudy.experiment_unit"));
    }

    /** An exposure comes after the weights that it is of, perhaps long after; for the rest, whatever the order, and whichever passes are cut off. */
    @RepeatedTest(6)
    void equalsOneLookAtTheRawRows(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var met = new TreeMap<String, Met>();
        var bought = new ArrayList<Bought>();
        var phases = List.of(new ArrayList<Runnable>(), new ArrayList<Runnable>(), new ArrayList<Runnable>());
        for (int u = 0; u < 60; u++) {
            var unit = "u" + u;
            int drawn = random.nextInt(720);
            int minute = Math.abs(drawn - RIPE) < 10 ? 0 : drawn;
            met.put(unit, new Met(arm(unit, minute), minute(minute)));
            int first = change(minute);
            phases.get(first + random.nextInt(HOURS.length - first)).add(() -> expose(unit, arm(unit, minute), minute));
            for (int i = random.nextInt(4); i > 0; i--) {
                var one = new Bought(unit, 1 + random.nextInt(9), minute(minute + random.nextInt(200)));
                bought.add(one);
                phases.get(random.nextInt(HOURS.length)).add(() -> report(one));
            }
        }
        for (int phase = 0; phase < HOURS.length; phase++) {
            if (phase > 0) weigh(phase);
            var steps = phases.get(phase);
            for (int i = 0; i < 8; i++) steps.add(() -> pass.run(LIMIT));
            for (int i = 0; i < 3; i++) steps.add(this::cutOff);
            Collections.shuffle(steps, random);
            steps.forEach(Runnable::run);
        }
        countAll();
        assertEquals(recount(met, bought), counted());
    }

    private static Map<String, List<Long>> recount(Map<String, Met> met, List<Bought> bought) {
        var sums = new TreeMap<String, List<Long>>();
        met.forEach((unit, exposure) -> {
            var end = exposure.at.plus(WINDOW);
            if (exposure.at.isAfter(minute(RIPE))) return;
            for (int i = 1; i < HOURS.length; i++) {
                var change = minute(60 * HOURS[i]);
                if (change.isAfter(exposure.at) && change.isBefore(end) && !armBy(i, unit).equals(exposure.arm)) return;
            }
            long sum = bought.stream()
                    .filter(b -> b.unit.equals(unit) && !b.at.isBefore(exposure.at) && b.at.isBefore(end))
                    .mapToLong(Bought::value)
                    .sum();
            sums.merge(exposure.arm, List.of(1L, sum), (x, y) -> List.of(x.get(0) + y.get(0), x.get(1) + y.get(1)));
        });
        return sums;
    }

    private void cutOff() {
        var dying = new CountingPass(new Database(DyingConnections.before(sql.source()), Duration.ofSeconds(30)), RULES);
        assertThrows(RuntimeException.class, () -> dying.run(LIMIT));
    }

    private static String arm(String unit, int minute) {
        return armBy(change(minute), unit);
    }

    /** The last one by then. */
    private static int change(int minute) {
        int i = HOURS.length - 1;
        while (HOURS[i] * 60 > minute) i--;
        return i;
    }

    private static String armBy(int change, String unit) {
        return UnitHash.point("seed", unit) < BORDERS[change] ? "a" : "b";
    }

    /** Brings the weights into service that are due after so many changes. */
    private static void weigh(int change) {
        var split = new ExperimentSplit("e", "seed", 2, UnitKind.USER, null, 1, List.of(), List.of(new Arm("a", "v1", 0.5), new Arm("b", "v2", 0.5)));
        for (int i = 1; i <= change; i++) split = Assignments.weighed(split, List.of(BORDERS[i], 1 - BORDERS[i]));
        var action = change == 0 ? "start" : "weights";
        sql.run("update understudy.deployment set state = 'SUPERSEDED' where model = 'm'");
        sql.run("insert into understudy.deployment (model, number, state, kind, split, created_at, created_by, activated_at, experiments, experiment_change) values"
                + " ('m', " + (change + 1) + ", 'ACTIVE', 'EXPERIMENT', '{}', now(), 'test', '" + minute(60 * HOURS[change]) + "', '[" + json(split) + "]',"
                + " '{\"experiment\": \"e\", \"action\": \"" + action + "\"}')");
        sql.run("update understudy.experiment set revision = " + (change + 1) + ", split = '" + json(split) + "' where id = 'e'");
    }

    private static String json(ExperimentSplit split) {
        try {
            return Json.MAPPER.writeValueAsString(split);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String unit(double from, double to, String... others) {
        for (int i = 0; ; i++) {
            var unit = "u" + i;
            double point = UnitHash.point("seed", unit);
            if (point >= from && point < to && !List.of(others).contains(unit)) return unit;
        }
    }

    private static Instant minute(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    private static void expose(String unit, String arm, int minute) {
        expose(unit, arm, minute(minute));
    }

    private static void expose(String unit, String arm, Instant at) {
        var prediction = new UUID(at.toEpochMilli() << 16 | 0x7000, UUID.randomUUID().getLeastSignificantBits());
        new ExposureTable(database).write(List.of(ExposureRow.of(new Exposure("e", unit, arm, null, prediction))));
    }

    private void report(Bought... bought) {
        for (var b : bought) {
            outcomes.keep(List.of(new Outcome(UUID.randomUUID(), null, b.unit, null, "buy", BigDecimal.valueOf(b.value), b.at)));
        }
    }

    private void countAll() {
        for (int i = 0; i < 200; i++) if (pass.run(LIMIT).isNothing()) return;
        assertTrue(false, "the inbox does not get empty");
    }

    /** Units and sum of each arm. */
    private static Map<String, List<Long>> counted() {
        var counted = new TreeMap<String, List<Long>>();
        for (var row : sql.rows("select arm, sum(units)::bigint, coalesce((select sum(x) from understudy.experiment_event_day e where e.arm = a.arm), 0)::bigint"
                + " from understudy.experiment_arm_day a group by arm having sum(units) > 0")) {
            counted.put((String) row.get(0), List.of((Long) row.get(1), (Long) row.get(2)));
        }
        return counted;
    }
}
