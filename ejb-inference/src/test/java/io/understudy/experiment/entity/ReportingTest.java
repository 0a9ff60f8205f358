package io.understudy.experiment.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.understudy.database.entity.Database;
import io.understudy.experiment.control.results.Evaluation;
import io.understudy.experiment.control.results.ExperimentResults;
import io.understudy.experiment.control.results.ExperimentResults.EffectResult;
import io.understudy.experiment.control.statistics.Reason;
import io.understudy.testing.TestDatabase;
import io.understudy.testing.TestSql;
import io.understudy.wire.entity.Json;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What SQL tells is what the service tells, to a millionth. */
class ReportingTest {

    private static final double MILLIONTH = 1e-6;

    private static TestSql sql;
    private static Database database;

    @BeforeAll
    static void newDatabase() {
        sql = new TestSql(TestDatabase.create());
        database = new Database(sql.source(), Duration.ofSeconds(30));
        sql.run("insert into understudy.model (name, task, created_at, created_by) values ('m', 'TENSOR', now(), 'test')");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.5, 2, 3, 7.3, 30, 99, 1_000, 54_321.9, 1e6, 9.9e6, 1e8})
    void studentsPValueIsTheServices(double freedom) {
        for (var t : new double[] {0, 0.001, 0.3, 1, 1.96, 2.5, 4, 9, 40, 1_000}) {
            double expected = 2 * new TDistribution(freedom).cumulativeProbability(-t);
            assertEquals(expected, number("select reporting.student_p_value(?, ?)", t, freedom), MILLIONTH * expected + 1e-12, "t " + t);
            assertEquals(expected, number("select reporting.student_p_value(?, ?)", -t, freedom), MILLIONTH * expected + 1e-12, "t " + -t);
        }
        for (var alpha : new double[] {0.2, 0.05, 0.001}) {
            double expected = -new TDistribution(freedom, 1e-12).inverseCumulativeProbability(alpha / 2);
            assertEquals(expected, number("select reporting.student_critical(?, ?)", alpha, freedom), MILLIONTH * expected, "alpha " + alpha);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 9})
    void chiSquaresPValueIsTheServices(int freedom) {
        for (var chi : new double[] {0, 1e-6, 0.5, 1, 3.84, 10.83, 18.18, 60, 500}) {
            double expected = Gamma.regularizedGammaQ(freedom / 2.0, chi / 2);
            assertEquals(expected, number("select reporting.chi_square_p_value(?, ?::int)", chi, freedom), MILLIONTH * expected + 1e-15, "chi " + chi);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'type': 'fixed', 'units_per_arm': 100}", "{'type': 'sequential'}"})
    void theViewOfResultsIsTheServices(String stopping) {
        var id = "e" + Math.abs(stopping.hashCode());
        var definition = ("{'id': '" + id + "', 'model': 'm', 'arms': [{'name': 'a', 'version': 'v1'}, {'name': 'b', 'version': 'v2'}, {'name': 'c', 'version': 'v3'}],"
                + " 'goal': {'name': 'bought', 'type': 'proportion'}, 'stopping': " + stopping + ","
                + " 'secondary': [{'name': 'revenue', 'type': 'mean'}, {'name': 'ctr', 'type': 'ratio', 'numerator': 'click', 'denominator': 'view'}],"
                + " 'guardrails': [{'metric': {'name': 'error_rate'}, 'tolerance': 0.01}, {'metric': {'name': 'never', 'type': 'mean'}, 'tolerance': 1}]}").replace('\'', '"');
        var parsed = begin(id, definition);
        new CountingPass(database, new CountingRules(Duration.ofHours(1), Duration.ofDays(1), json -> CountedEvents.of(parsed))).run(100_000);
        var results = Evaluation.of(parsed, Experiment.State.RUNNING, new SumsTable(database).read(id));
        var rows = sql.named("select * from reporting.experiment_results where experiment = '" + id + "'");
        assertEquals(12, rows.size(), "four metrics of outcomes in three arms");
        for (var row : rows) assertSame(results, row);
    }

    private static void assertSame(ExperimentResults results, Map<String, Object> row) {
        var metric = results.metrics().stream().filter(m -> m.name().equals(row.get("metric"))).findFirst().orElseThrow();
        var value = metric.arms().stream().filter(arm -> arm.arm().equals(row.get("arm"))).findFirst().orElseThrow();
        assertEquals(value.units(), row.get("units"));
        assertNear(value.sum(), row.get("sum"));
        assertNear(value.value(), row.get("value"));
        assertNear(results.sampleRatio().pValue(), row.get("srm_p_value"));
        assertEquals(results.trustworthy(), row.get("trustworthy"));
        var comparison = metric.comparisons().stream().filter(c -> c.arm().equals(row.get("arm"))).findFirst();
        assertEffect(comparison.map(ExperimentResults.Comparison::absolute).orElse(null), row, "difference", "p_value");
        assertEffect(comparison.map(ExperimentResults.Comparison::relative).orElse(null), row, "lift", "lift_p_value");
    }

    private static void assertEffect(EffectResult effect, Map<String, Object> row, String name, String p) {
        if (effect == null || effect.undefined() != null) {
            assertNull(row.get(p), row.toString());
            return;
        }
        assertNear(effect.estimate(), row.get(name));
        assertNear(effect.standardError(), row.get(name + "_error"));
        assertNear(effect.lower(), row.get(name + "_lower"));
        assertNear(effect.upper(), row.get(name + "_upper"));
        assertNear(effect.pValue(), row.get(p));
    }

    private static void assertNear(Double expected, Object told) {
        if (expected == null) assertNull(told);
        else assertEquals(expected, ((Number) told).doubleValue(), MILLIONTH * Math.abs(expected) + 1e-12);
    }

    /** Of 2 % of a thousand points three arms have 7, 6 and 7, and another 2 % adds 7, 7 and 6. */
    @Test
    void sampleRatiosAreThoseOfThePointsOfEachStep() {
        var parsed = insert("ramped", "{\"id\": \"ramped\", \"model\": \"m\", \"hash_version\": 1, \"coverage\": 0.04, \"arms\": [{\"name\": \"a\", \"version\": \"v1\"},"
                + " {\"name\": \"b\", \"version\": \"v2\"}, {\"name\": \"c\", \"version\": \"v3\"}], \"goal\": {\"name\": \"bought\", \"type\": \"proportion\"}}");
        count("7700, 6700, 7600", "7000, 6000, 7000", "700, 700, 600");
        assertRatio(parsed, 1.0);
        count("7700, 6700, 7600", "7000, 6000, 7100", "700, 700, 500");
        // Expected are 7035 + 665, 6030 + 665 and 7035 + 570 of 22,000: χ² = 25/6695 + 25/7605.
        assertRatio(parsed, Math.exp(-(25 / 6695.0 + 25 / 7605.0) / 2));
        count("4, 4, 4", "4, 4, 4", "0, 0, 0");
        assertRatio(parsed, null);
    }

    @Test
    void ofHashVersionOneInANamespaceThereIsNoSampleRatio() {
        var parsed = insert("named", ("{'id': 'named', 'model': 'm', 'hash_version': 1, 'namespace': {'id': 'home', 'start': 0, 'end': 0.5}, 'seed': 'layout',"
                + " 'arms': [{'name': 'a', 'version': 'v1'}, {'name': 'b', 'version': 'v2'}], 'goal': {'name': 'bought', 'type': 'proportion'}}").replace('\'', '"'));
        // So many of 100,000 units the hash gives them, and not a half to each.
        sql.run("insert into understudy.experiment_arm_day values ('named', 'a', date '2026-05-01', 53190), ('named', 'b', date '2026-05-01', 46810)");
        sql.run("insert into understudy.experiment_arm_step values ('named', 'a', 1, 0, 53190), ('named', 'b', 1, 0, 46810)");
        var results = Evaluation.of(parsed, Experiment.State.RUNNING, new SumsTable(database).read("named"));
        assertEquals(Reason.SHARED_HASH, results.sampleRatio().undefined().reason());
        assertTrue(results.trustworthy());
        assertNull(sql.named("select srm_p_value from reporting.experiment_results where experiment = 'named'").getFirst().get("srm_p_value"));
    }

    private static void count(String arms, String first, String second) {
        sql.run("delete from understudy.experiment_arm_day where experiment = 'ramped'; delete from understudy.experiment_arm_step where experiment = 'ramped'");
        sql.run("insert into understudy.experiment_arm_day select 'ramped', arm, date '2026-05-01', units from unnest(array['a','b','c'], array[" + arms + "]) as t (arm, units)");
        sql.run("insert into understudy.experiment_arm_step select 'ramped', arm, 0.02, 0, units from unnest(array['a','b','c'], array[" + first + "]) as t (arm, units)"
                + " union all select 'ramped', arm, 0.04, 0.02, units from unnest(array['a','b','c'], array[" + second + "]) as t (arm, units)");
    }

    private static void assertRatio(ExperimentDefinition definition, Double p) {
        var results = Evaluation.of(definition, Experiment.State.RUNNING, new SumsTable(database).read("ramped"));
        var row = sql.named("select srm_p_value, trustworthy from reporting.experiment_results where experiment = 'ramped' and arm = 'a'").getFirst();
        assertNear(p, results.sampleRatio().pValue());
        assertNear(p, row.get("srm_p_value"));
        assertEquals(results.trustworthy(), row.get("trustworthy"));
        if (p == null) assertEquals(Reason.TOO_FEW_UNITS, results.sampleRatio().undefined().reason());
    }

    @Test
    void theTimelineGrowsToTheResult() {
        var definition = "{\"id\": \"line\", \"model\": \"m\", \"arms\": [{\"name\": \"a\", \"version\": \"v1\"}, {\"name\": \"b\", \"version\": \"v2\"}],"
                + " \"goal\": {\"name\": \"bought\", \"type\": \"proportion\"}}";
        var parsed = begin("line", definition);
        new CountingPass(database, new CountingRules(Duration.ofHours(1), Duration.ofDays(1), json -> CountedEvents.of(parsed))).run(100_000);
        var last = sql.named("select units_to_date, sum_to_date from reporting.experiment_timeline where experiment = 'line' and arm = 'a' order by day desc limit 1");
        var whole = sql.named("select units, sum from reporting.experiment_results where experiment = 'line' and arm = 'a'");
        assertNear(((Number) whole.getFirst().get("units")).doubleValue(), last.getFirst().get("units_to_date"));
        assertNear((Double) whole.getFirst().get("sum"), last.getFirst().get("sum_to_date"));
    }

    @Test
    void dailyTrafficIsThatOfThePredictions() {
        sql.run("insert into understudy.prediction (id, at, model, version, revision, unit, latency_us, cache_tier, status)"
                + " select gen_random_uuid(), timestamptz '2026-05-01 12:00Z' + i * interval '1 minute', 'traffic', 'v' || i % 2, 1, 'u', (i * 7919) % 100000 + 1, 'none',"
                + " case when i % 50 = 0 then 'failed' when i % 77 = 0 then 'invalid' else 'ok' end from generate_series(1, 2000) i");
        var counted = "select version, day, calls, errors, refused, mean_ms, p95_ms from reporting.model_traffic_daily where model = 'traffic' order by 1, 2";
        var raw = sql.named("select version, (at at time zone 'UTC')::date as day, count(*) as calls, count(*) filter (where status = 'failed') as errors,"
                + " count(*) filter (where status = 'invalid') as refused, avg(latency_us)::float8 / 1000 as mean_ms,"
                + " percentile_cont(0.95) within group (order by latency_us) filter (where status = 'ok') / 1000 as p95_ms"
                + " from understudy.prediction where model = 'traffic' group by 1, 2 order by 1, 2");
        assertTraffic(raw, sql.named(counted));
        new PredictionCounts(database).compact();
        assertTraffic(raw, sql.named(counted));
        assertEquals(0.0, number("select count(*)::float8 from understudy.prediction_growth"));
    }

    private static void assertTraffic(List<Map<String, Object>> raw, List<Map<String, Object>> told) {
        assertEquals(raw.size(), told.size());
        for (int i = 0; i < raw.size(); i++) {
            for (var exact : List.of("version", "day", "calls", "errors", "refused")) assertEquals(raw.get(i).get(exact), told.get(i).get(exact), exact);
            assertNear((Double) raw.get(i).get("mean_ms"), told.get(i).get("mean_ms"));
            double p95 = (Double) raw.get(i).get("p95_ms");
            assertEquals(p95, (Double) told.get(i).get("p95_ms"), 0.044 * p95, "to the width of a bucket");
        }
    }

    /** Of half of the units in the namespace's four tenths, one quarter meets arm a. */
    @Test
    void theTimelineTellsOfSharesAndOfArms() {
        sql.run("insert into understudy.model (name, task, created_at, created_by) values ('timeline', 'TENSOR', now(), 'test')");
        sql.run("""
                insert into understudy.deployment (model, number, state, kind, split, created_at, created_by, activated_at, ended_at, experiments) values
                ('timeline', 1, 'SUPERSEDED', 'CANARY', '{"shares": [{"version": "v1", "basis_points": 9000}, {"version": "v2", "basis_points": 1000}]}',
                  now(), 'o', '2026-05-01T00:00Z', '2026-05-02T00:00Z', null),
                ('timeline', 2, 'ACTIVE', 'EXPERIMENT', '{"shares": [{"version": "v1", "basis_points": 10000}]}', now(), 'o', '2026-05-02T00:00Z', null,
                  '[{"experiment": "e", "coverage": 0.5, "namespace": {"id": "n", "start": 0.2, "end": 0.6},
                     "arms": [{"name": "a", "version": "v1", "weight": 0.25}, {"name": "b", "version": "v2", "weight": 0.75}]}]')""");
        assertEquals(
                List.of("[1, v1, 90, null, null, true]", "[1, v2, 10, null, null, true]", "[2, v1, 100, null, null, false]", "[2, v2, 15, e, b, false]", "[2, v1, 5, e, a, false]"),
                sql.strings("select revision, version, trim_scale(percent), experiment, arm, served_until is not null"
                        + " from reporting.deployment_timeline where model = 'timeline'"));
    }

    @Test
    void analystsReadViewsAndNothingElse() throws SQLException {
        try (var connection = sql.source().getConnection(); var statement = connection.createStatement()) {
            statement.execute("set role understudy_reporting");
            for (var view : List.of("experiment_arms", "experiment_results", "experiment_timeline", "deployment_timeline", "model_traffic_daily", "assignments")) {
                statement.executeQuery("select * from reporting." + view).close();
            }
            for (var forbidden : List.of("select * from understudy.exposure", "create table reporting.mine (a int)", "update understudy.deployment set reason = null")) {
                var refused = assertThrows(SQLException.class, () -> statement.execute(forbidden));
                assertEquals("42501", refused.getSQLState(), forbidden);
            }
        }
    }

    /** 900 units with events that differ by arm, and everything counted in one pass. */
    private static ExperimentDefinition begin(String id, String text) {
        var definition = insert(id, text);
        expose(id);
        return definition;
    }

    private static ExperimentDefinition insert(String id, String text) {
        try {
            var definition = Json.MAPPER.readValue(text, ExperimentDefinition.class);
            sql.run("insert into understudy.experiment (id, model, state, definition, created_at, created_by, lock_version)"
                    + " values ('" + id + "', 'm', 'RUNNING', '" + Json.MAPPER.writeValueAsString(definition) + "', now(), 'test', 0)");
            return definition;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static void expose(String id) {
        sql.run("insert into understudy.exposure select '" + id + "', '" + id + "-' || i, (array['a','b','c'])[1 + i % 3], timestamptz '2026-05-01 10:00Z' + i * interval '3 minutes', gen_random_uuid()"
                + " from generate_series(1, 900) i where '" + id + "' <> 'line' or i % 3 < 2");
        sql.run("with batch as (insert into understudy.outcome_batch (outcomes) values (1) returning id)"
                + " insert into understudy.outcome (key, batch, unit, metric, value, at)"
                + " select gen_random_uuid(), (select id from batch), '" + id + "-' || i, m.metric, round((m.size * (1 + (i * 7919 % 100) / 50.0 + 0.1 * (i % 3)))::numeric, 2),"
                + " timestamptz '2026-05-01 11:00Z' + i * interval '4 minutes'"
                + " from generate_series(1, 900) i cross join (values ('bought', 1, 3), ('revenue', 20, 2), ('click', 2, 2), ('view', 9, 1)) m (metric, size, every)"
                + " where (i * 31 + i % 3) % m.every = 0");
    }

    private static double number(String sql, Object... values) {
        return database.call(connection -> {
            try (var statement = database.prepare(connection, sql)) {
                for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
                var rows = statement.executeQuery();
                rows.next();
                return rows.getDouble(1);
            }
        });
    }
}
