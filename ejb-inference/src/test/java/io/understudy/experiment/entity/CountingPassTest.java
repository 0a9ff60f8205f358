package io.understudy.experiment.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.database.entity.Database;
import io.understudy.deployment.control.assignment.Assigner;
import io.understudy.deployment.control.assignment.Buckets;
import io.understudy.deployment.control.assignment.HashVersion;
import io.understudy.experiment.entity.CountedEvents.Pair;
import io.understudy.testing.TestDatabase;
import io.understudy.testing.TestSql;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Whatever comes in whatever order, the sums are those of one look at the raw rows. */
class CountingPassTest {

    private static final Instant START = Instant.parse("2026-03-01T22:00:00Z");
    private static final CountedEvents EVENTS = new CountedEvents(Set.of("buy", "view"), Set.of(new Pair("buy", "view")));
    private static final CountingRules RULES = new CountingRules(Duration.ofHours(1), Duration.ofDays(2), CountingPassTest::events);
    private static final int LIMIT = 7;

    /** All that the daily tables hold, once more, from exposures and outcomes alone. */
    private static final String RECOUNT =
            """
            with pairs as (
              select e.experiment, e.arm, e.unit, e.exposed_at, o.metric, o.value, o.at >= e.exposed_at as since
              from understudy.exposure e join understudy.outcome o on o.unit = e.unit join understudy.experiment x on x.id = e.experiment
              where (o.experiment is null or o.experiment = e.experiment) and o.metric in ('buy', 'view')
                and o.at >= e.exposed_at - interval '2 days' and o.at <= coalesce(x.concluded_at, 'infinity')),
            units as (
              select e.experiment, e.arm, e.unit,
                coalesce(sum(value) filter (where metric = 'buy' and since), 0) as x, coalesce(sum(value) filter (where metric = 'view' and since), 0) as d,
                coalesce(sum(value) filter (where metric = 'buy' and not since), 0) as xb, coalesce(sum(value) filter (where metric = 'view' and not since), 0) as db,
                count(*) filter (where metric = 'buy' and since and value <> 0) as n,
                count(*) filter (where metric = 'buy' and not since and value <> 0) as nb
              from understudy.exposure e join understudy.experiment x on x.id = e.experiment left join pairs using (experiment, arm, unit)
              where e.exposed_at <= coalesce(x.concluded_at, 'infinity')
              group by 1, 2, 3)
            select experiment, arm, count(*), sum(n), count(*) filter (where n > 0), sum(x), sum(x * x), count(*) filter (where nb > 0), sum(xb), sum(xb * xb),
              sum(x * xb), count(*) filter (where n > 0 and nb > 0), sum(x * d), sum(x * db), sum(d * xb), sum(xb * db)
            from units group by 1, 2 order by 1, 2
            """;

    private static final String COUNTED =
            """
            select a.experiment, a.arm, a.units, coalesce(e.n, 0), coalesce(e.did, 0), coalesce(e.x, 0), coalesce(e.xx, 0), coalesce(e.did_before, 0),
              coalesce(e.c, 0), coalesce(e.cc, 0), coalesce(e.xc, 0), coalesce(e.did_both, 0),
              coalesce(p.x_d, 0), coalesce(p.x_db, 0), coalesce(p.d_xb, 0), coalesce(p.xb_db, 0)
            from (select experiment, arm, sum(units) as units from understudy.experiment_arm_day group by 1, 2) a
            left join (
              select experiment, arm, sum(n) as n, sum(did) as did, sum(x) as x, sum(xx) as xx, sum(did_before) as did_before, sum(c) as c,
                sum(cc) as cc, sum(xc) as xc, sum(did_both) as did_both
              from understudy.experiment_event_day where event = 'buy' group by 1, 2) e using (experiment, arm)
            left join (
              select experiment, arm, sum(x_d) as x_d, sum(x_db) as x_db, sum(d_xb) as d_xb, sum(xb_db) as xb_db
              from understudy.experiment_pair_day group by 1, 2) p using (experiment, arm)
            order by 1, 2
            """;

    private static TestSql sql;
    private static Database database;

    private final Random predictions = new Random(1);
    private final CountingPass pass = new CountingPass(database, RULES);
    private final ExposureTable exposures = new ExposureTable(database);
    private final OutcomeTable outcomes = new OutcomeTable(database);

    @BeforeAll
    static void newDatabase() {
        sql = new TestSql(TestDatabase.create());
        database = new Database(sql.source(), Duration.ofSeconds(30));
        sql.run("insert into understudy.model (name, task, created_at, created_by) values ('m', 'TENSOR', now(), 'test')");
        for (var id : List.of("e1", "e2")) {
            sql.run("insert into understudy.experiment (id, model, state, definition, created_at, created_by, lock_version)"
                    + " values ('" + id + "', 'm', 'RUNNING', '{}', now(), 'test', 0)");
        }
    }

    @BeforeEach
    void empty() {
        sql.run("truncate understudy.exposure, understudy.exposure_inbox, understudy.outcome, understudy.outcome_batch, understudy.experiment_count,"
                + " understudy.experiment_event, understudy.experiment_pair, understudy.experiment_unit_event, understudy.experiment_arm_day,"
                + " understudy.experiment_event_day, understudy.experiment_pair_day, understudy.experiment_unit, understudy.experiment_arm_step,"
                + " understudy.outcome_waiting");
        sql.run("update understudy.experiment set state = 'RUNNING', concluded_at = null, definition = '{}'");
    }

    @Test
    void sumsWhatUnitsDidSinceTheirExposureAndBefore() {
        expose("e1", "u1", "a", 0);
        expose("e1", "u2", "a", 0);
        report(outcome("u1", "buy", "2", 1), outcome("u1", "buy", "3", 25), outcome("u1", "buy", "10", -1), outcome("u1", "view", "4", 2));
        countAll();
        assertEquals("[[e1, a, 2, 2, 1, 5, 25, 1, 10, 100, 50, 1, 20, 0, 40, 0]]", normal(sql.rows(COUNTED)).toString());
        assertEquals(List.of("[2026-03-01, 4.000000000000000000]", "[2026-03-02, 21.000000000000000000]"),
                sql.strings("select day, xx from understudy.experiment_event_day where event = 'buy' order by day"));
    }

    @Test
    void anOutcomeReportedTwiceCountsOnce() {
        expose("e1", "u1", "a", 0);
        var bought = outcome("u1", "buy", "2", 1);
        assertEquals(List.of(Fate.ACCEPTED, Fate.DUPLICATE), outcomes.keep(List.of(bought, bought)));
        assertEquals(List.of(Fate.DUPLICATE), outcomes.keep(List.of(bought)));
        countAll();
        assertEquals(List.of("[1, 2.000000000]"), sql.strings("select n, x from understudy.experiment_event_day"));
    }

    @Test
    void anOutcomeWaitsForTheExposureOfItsUnit() {
        assertEquals(List.of(Fate.UNKNOWN), outcomes.keep(List.of(outcome("u1", "buy", "2", 1))));
        countAll();
        expose("e1", "u1", "a", 0);
        countAll();
        assertEquals(List.of("[1, 2.000000000]"), sql.strings("select n, x from understudy.experiment_event_day"));
    }

    @Test
    void anOutcomeOfAPredictionWaitsForItsRecord() {
        var prediction = UUID.randomUUID();
        assertEquals(List.of(Fate.UNKNOWN), outcomes.keep(List.of(ofPrediction(prediction))));
        countAll();
        sql.run("insert into understudy.exposure values ('e1', 'u1', 'a', '" + START + "', '" + prediction + "')");
        sql.run("update understudy.outcome_waiting set due = now()");
        countAll();
        assertEquals(List.of("[1, 1.000000000]"), sql.strings("select n, x from understudy.experiment_event_day"));
        assertEquals(List.of("[u1]"), sql.strings("select unit from understudy.outcome"));
    }

    @Test
    void anOutcomeWithoutARecordKeepsNoOtherWaiting() {
        var prediction = UUID.randomUUID();
        outcomes.keep(List.of(ofPrediction(prediction)));
        for (int i = 0; i < 3 * LIMIT; i++) outcomes.keep(List.of(ofPrediction(UUID.randomUUID())));
        countAll();
        sql.run("update understudy.outcome_waiting set due = now(), since = now() - interval '20 minutes'");
        sql.run("insert into understudy.exposure values ('e1', 'u1', 'a', '" + START + "', '" + prediction + "')");
        for (int i = 0; i < 5; i++) pass.run(LIMIT);
        assertEquals(List.of("[1, 1.000000000]"), sql.strings("select n, x from understudy.experiment_event_day"));
        assertEquals(List.of("[21, true]"), sql.strings("select count(*), min(due) > now() + interval '9 minutes' from understudy.outcome_waiting"),
                "each try in vain puts the next one off by half of the time waited");
        assertTrue(pass.run(LIMIT).isNothing());
    }

    @Test
    void anOutcomeWaitsForItsRecordNoLongerThanSaid() {
        outcomes.keep(List.of(ofPrediction(UUID.randomUUID())));
        sql.run("update understudy.outcome_waiting set since = now() - interval '50 minutes'");
        countAll();
        assertEquals(List.of("[10]"), sql.strings("select round(extract(epoch from due - now()) / 60)::int from understudy.outcome_waiting"), "the last try is at the end of the hour");
        sql.run("update understudy.outcome_waiting set since = now() - interval '61 minutes', due = now()");
        countAll();
        assertEquals(List.of(), sql.strings("select key from understudy.outcome_waiting"));
    }

    @Test
    void theFirstExposureInTimeCountsWheneverItIsWritten() {
        expose("e1", "u1", "b", 5);
        expose("e1", "u2", "b", 30);
        report(outcome("u1", "buy", "2", 3), outcome("u1", "buy", "4", 6));
        countAll();
        assertEquals(List.of("[b, 2, 4.000000000]"), sql.strings("select arm, (select sum(units) from understudy.experiment_arm_day), x from understudy.experiment_event_day"));
        expose("e1", "u1", "a", 2);
        expose("e1", "u2", "a", 31);
        countAll();
        assertEquals(List.of("[a, 1]", "[b, 1]"), sql.strings("select arm, sum(units) from understudy.experiment_arm_day group by 1 having sum(units) > 0 order by 1"));
        assertEquals(List.of("[a, 6.000000000, 36.000000000000000000]"), sql.strings("select arm, sum(x), sum(xx) from understudy.experiment_event_day group by 1 having sum(n) <> 0"));
        assertEquals(normal(sql.rows(RECOUNT)), normal(sql.rows(COUNTED)));
    }

    @Test
    void whatHappenedAfterTheConclusionCountsNowhere() {
        expose("e1", "u1", "a", 0);
        expose("e1", "u2", "a", 4);
        report(outcome("u1", "buy", "2", 1), outcome("u1", "buy", "7", 5), outcome("u2", "buy", "1", 5));
        countAll();
        assertEquals(List.of("[2, 10.000000000]"), sql.strings("select (select sum(units) from understudy.experiment_arm_day), sum(x) from understudy.experiment_event_day"));
        conclude("e1", 3);
        countAll();
        assertEquals(List.of("[1, 2.000000000]"), sql.strings("select (select sum(units) from understudy.experiment_arm_day), sum(x) from understudy.experiment_event_day"));
        expose("e1", "u3", "a", 2);
        expose("e1", "u4", "a", 4);
        assertEquals(List.of(Fate.ACCEPTED, Fate.LATE, Fate.LATE), outcomes.keep(List.of(
                outcome("u1", "buy", "3", 2), outcome("u1", "buy", "3", 4), outcome("u4", "buy", "3", 2))), "by when it happened, and not by when it is reported");
        countAll();
        assertEquals(List.of("[2, 5.000000000]"), sql.strings("select (select sum(units) from understudy.experiment_arm_day), sum(x) from understudy.experiment_event_day"));
        expose("e1", "u4", "a", 1);
        countAll();
        assertEquals(normal(sql.rows(RECOUNT)), normal(sql.rows(COUNTED)));
        expose("e2", "u1", "a", 0);
        assertEquals(List.of(Fate.ACCEPTED), outcomes.keep(List.of(outcome("u1", "buy", "5", 6))), "another experiment has the unit");
    }

    @Test
    void anUnreadableDefinitionStopsNoOtherExperiment() {
        sql.run("update understudy.experiment set definition = '{\"broken\": true}' where id = 'e1'");
        for (int i = 0; i < 2 * LIMIT; i++) expose("e1", "u" + i, "a", 0);
        expose("e2", "u1", "a", 0);
        assertEquals(new CountingPass.Counted(1, 0, List.of("e1")), pass.run(LIMIT));
        assertEquals(List.of("[e2, 1]"), sql.strings("select experiment, units from understudy.experiment_arm_day"));
        sql.run("update understudy.experiment set definition = '{}' where id = 'e1'");
        countAll();
        assertEquals(List.of("[e1, 14]", "[e2, 1]"), sql.strings("select experiment, units from understudy.experiment_arm_day order by 1"), "it waited");
    }

    @Test
    void whatIsTooMuchForAStatementIsCountedInSmallerPasses() {
        sql.run("create function understudy.slow() returns trigger language plpgsql as 'begin perform pg_sleep(0.15); return new; end'");
        sql.run("create trigger slow before insert on understudy.experiment_unit for each row execute function understudy.slow()");
        try {
            for (int i = 0; i < 16; i++) expose("e1", "u" + i, "a", 0);
            var hasty = new CountingPass(new Database(sql.source(), Duration.ofSeconds(1)), RULES);
            assertThrows(RuntimeException.class, () -> hasty.run(16), "16 units take 2.4 s, and a statement has one");
            assertEquals(4, hasty.run(4).exposures());
        } finally {
            sql.run("drop trigger slow on understudy.experiment_unit");
            sql.run("drop function understudy.slow");
        }
    }

    /** Of a ramp, with the steps of the deployments that brought it in. */
    @Test
    void unitsAreKnownByTheStepOfTheRampThatLetThemIn() {
        var split = "{\"experiment\": \"e1\", \"seed\": \"s\", \"hash_version\": 2, \"coverage\": %s, \"arms\": [{\"name\": \"a\", \"weight\": 0.5}, {\"name\": \"b\", \"weight\": 0.5}]}";
        sql.run("update understudy.experiment set split = '" + split.formatted("0.4") + "' where id = 'e1'");
        for (var coverage : List.of("0.1", "0.4")) {
            sql.run("insert into understudy.deployment (model, number, kind, state, split, created_by, created_at, activated_at, experiments) values ('m',"
                    + " (select count(*) + 1 from understudy.deployment), 'EXPERIMENT', 'SUPERSEDED', '{}', 'test', now(), now(), '[" + split.formatted(coverage) + "]')");
        }
        var expected = new TreeMap<String, Integer>();
        var assigner = new Assigner(HashVersion.V2, "s", Buckets.of(2, 0.4), null);
        var narrow = new Assigner(HashVersion.V2, "s", Buckets.of(2, 0.1), null);
        for (int i = 0; i < 300; i++) {
            var unit = "unit é " + i;
            if (assigner.arm(unit) < 0) continue;
            var arm = assigner.arm(unit) == 0 ? "a" : "b";
            expose("e1", unit, arm, 0);
            expected.merge("[" + arm + (narrow.arm(unit) < 0 ? ", 0.4, 0.1" : ", 0.1, 0.0"), 1, Integer::sum);
        }
        countAll();
        assertEquals(4, expected.size());
        assertEquals(expected.entrySet().stream().map(e -> e.getKey() + ", " + e.getValue() + "]").toList(),
                sql.strings("select arm, coverage, above, units from understudy.experiment_arm_step order by 1, 2"));
        sql.run("delete from understudy.deployment");
        sql.run("update understudy.experiment set split = null");
    }

    @RepeatedTest(8)
    void equalsOneLookAtTheRawRows(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var steps = new ArrayList<Runnable>();
        for (int u = 0; u < 25; u++) {
            var unit = "u" + u;
            for (var experiment : List.of("e1", "e2")) {
                for (int i = random.nextInt(4); i > 0; i--) {
                    int minutes = random.nextInt(4_000);
                    var arm = random.nextBoolean() ? "a" : "b";
                    steps.add(() -> exposeAtMinute(experiment, unit, arm, minutes));
                }
            }
        }
        for (int i = 0; i < 60; i++) {
            var batch = IntStream.range(0, 1 + random.nextInt(5)).mapToObj(n -> any(random)).toList();
            steps.add(() -> outcomes.keep(batch));
            if (random.nextInt(4) == 0) steps.add(() -> outcomes.keep(batch));
        }
        for (int i = 0; i < 30; i++) steps.add(() -> pass.run(1 + random.nextInt(LIMIT)));
        for (int i = 0; i < 8; i++) steps.add(this::cutOff);
        Collections.shuffle(steps, random);
        steps.add(steps.size() * 3 / 4, () -> conclude("e2", 50));
        steps.forEach(Runnable::run);
        countAll();
        var counted = sql.rows(COUNTED);
        assertEquals(4, counted.size());
        assertEquals(normal(sql.rows(RECOUNT)), normal(counted));
        assertEquals(sql.strings("select experiment, arm, sum(units) from understudy.experiment_arm_day group by 1, 2 order by 1, 2"),
                sql.strings("select experiment, arm, sum(units) from understudy.experiment_arm_step group by 1, 2 order by 1, 2"));
    }

    /** A pass that dies at its end: the transaction is gone with all it did. */
    private void cutOff() {
        var dying = new CountingPass(new Database(DyingConnections.before(sql.source()), Duration.ofSeconds(30)), RULES);
        assertThrows(RuntimeException.class, () -> dying.run(LIMIT));
    }

    private static Outcome any(Random random) {
        var value = new BigDecimal(random.nextInt(-300, 1_000)).movePointLeft(random.nextInt(4));
        var at = START.plus(Duration.ofMinutes(random.nextInt(-5_000, 9_000)));
        var experiment = random.nextInt(4) == 0 ? "e" + (1 + random.nextInt(2)) : null;
        var metric = List.of("buy", "buy", "view", "other").get(random.nextInt(4));
        return new Outcome(new UUID(7, random.nextInt(150)), null, "u" + random.nextInt(28), experiment, metric, value, at);
    }

    private static Outcome ofPrediction(UUID prediction) {
        return new Outcome(UUID.randomUUID(), prediction, null, null, "buy", BigDecimal.ONE, START.plusSeconds(60));
    }

    private static Outcome outcome(String unit, String metric, String value, int hours) {
        return new Outcome(UUID.randomUUID(), null, unit, null, metric, new BigDecimal(value), START.plus(Duration.ofHours(hours)));
    }

    private void report(Outcome... reported) {
        outcomes.keep(List.of(reported));
    }

    private void expose(String experiment, String unit, String arm, int hours) {
        exposeAtMinute(experiment, unit, arm, hours * 60);
    }

    private void exposeAtMinute(String experiment, String unit, String arm, int minutes) {
        long millis = START.plus(Duration.ofMinutes(minutes)).toEpochMilli();
        var prediction = new UUID(millis << 16 | 0x7000 | predictions.nextInt(0x1000), Long.MIN_VALUE | predictions.nextLong() >>> 2);
        exposures.write(List.of(ExposureRow.of(new Exposure(experiment, unit, arm, null, prediction))));
    }

    private static void conclude(String experiment, int hours) {
        sql.run("update understudy.experiment set state = 'CONCLUDED', concluded_at = '" + START.plus(Duration.ofHours(hours)) + "' where id = '" + experiment + "'");
    }

    private static CountedEvents events(String definition) {
        if (definition.contains("broken")) throw new UnreadableDefinitionException(null);
        return EVENTS;
    }

    private void countAll() {
        for (int i = 0; i < 200; i++) if (pass.run(LIMIT).isNothing()) return;
        assertTrue(false, "the inbox does not get empty");
    }

    private static List<List<Object>> normal(List<List<Object>> rows) {
        return rows.stream().map(row -> row.stream().map(CountingPassTest::normal).toList()).toList();
    }

    private static Object normal(Object value) {
        return value instanceof Number number ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString() : value;
    }
}
