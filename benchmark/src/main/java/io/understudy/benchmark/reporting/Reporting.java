package io.understudy.benchmark.reporting;

import io.understudy.benchmark.life.Shift;
import io.understudy.benchmark.reporting.ReportingReport.Check;
import io.understudy.benchmark.reporting.ReportingReport.Phase;
import io.understudy.benchmark.reporting.ReportingReport.Timing;
import io.understudy.benchmark.server.Api;
import io.understudy.benchmark.server.Sql;
import io.understudy.benchmark.server.Understudy;
import io.understudy.wire.entity.Json;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Every report over a month of ten million predictions and a million units, beside a count from the raw rows. */
public final class Reporting {

    private static final String NAME = "reported";
    private static final int LOOKS = 9;

    private static final Map<String, String> SETTINGS = Map.of("UNDERSTUDY_DEMO", "off", "UNDERSTUDY_DEPLOYMENT_WATCH", "PT0S");

    private static final String WAITING = "select (select count(*) from understudy.exposure_inbox) + (select coalesce(sum(outcomes), 0) from understudy.outcome_batch)"
            + " + (select count(*) from understudy.prediction_growth)";

    /** From the raw latencies, against those that the report tells. */
    private static final String PERCENTILES = """
            select max(greatest(abs(t.p50_ms / r.p[1] * 1000 - 1), abs(t.p95_ms / r.p[2] * 1000 - 1), abs(t.p99_ms / r.p[3] * 1000 - 1)))
            from (
              select version, (at at time zone 'UTC')::date as day, percentile_cont(array[0.5, 0.95, 0.99]) within group (order by latency_us) as p
              from understudy.prediction where model = 'reported' and status in ('ok', 'deadline') group by 1, 2) r
            join reporting.model_traffic_daily t on t.model = 'reported' and t.version = r.version and t.day = r.day""";

    private final long predictions;
    private final int units;
    private final List<Phase> phases = new ArrayList<>();

    private Reporting(long predictions, int units) {
        this.predictions = predictions;
        this.units = units;
    }

    /** @param arguments the number of predictions and that of units: 10,000,000 and 1,000,000 by default */
    public static void main(String[] arguments) throws Exception {
        long predictions = arguments.length > 0 ? Long.parseLong(arguments[0]) : 10_000_000;
        int units = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        var folder = Path.of("benchmark/target/reporting");
        System.out.println("Starting an Understudy of its own …");
        ReportingReport report;
        try (var understudy = Understudy.start(folder.resolve("server"), false, SETTINGS); var api = understudy.api()) {
            report = new Reporting(predictions, units).run(understudy, api);
        }
        System.out.println(report.table());
        Json.MAPPER.writerWithDefaultPrettyPrinter().writeValue(folder.resolve("reporting.json").toFile(), report);
        Understudy.emptied(folder.resolve("server"));
        if (!report.isAsPromised()) throw new IllegalStateException("A report takes a second or longer, or is not what the raw rows say.");
    }

    private ReportingReport run(Understudy understudy, Api api) throws Exception {
        start(api);
        try (var sql = Sql.of(understudy.home())) {
            fill(new Fill(understudy.home(), NAME), sql);
            var views = views(sql);
            views.add(overHttp(api));
            var checks = new ArrayList<Check>();
            for (var raw : Raw.all(NAME)) checks.add(check(raw, sql));
            System.out.println("Looking at the percentiles of the raw rows …");
            return new ReportingReport(
                    predictions, units, number(sql, "select count(*) from understudy.outcome"), phases, views, checks, decimal(sql, PERCENTILES),
                    number(sql, "select pg_database_size(current_database())") / 1e9);
        }
    }

    private static void start(Api api) {
        api.post("/api/v1/models", "{\"name\":\"" + NAME + "\",\"task\":\"tensor\"}");
        var ids = IntStream.rangeClosed(1, 3).mapToObj(i -> api.register(NAME, Shift.by(i)).path("id").asText()).toList();
        api.post("/api/v1/models/" + NAME + "/deployments", "{\"mode\":\"full\",\"version\":\"" + ids.getFirst() + "\"}");
        api.post("/api/v1/experiments", """
                {"id": "%1$s", "model": "%1$s", "goal": {"name": "bought", "type": "proportion"}, "secondary": [{"name": "revenue", "type": "mean"},
                {"name": "ctr", "type": "ratio", "numerator": "click", "denominator": "view"}], "arms": [
                {"name": "a", "version": "%2$s"}, {"name": "b", "version": "%3$s"}, {"name": "c", "version": "%4$s"}]}"""
                .formatted(NAME, ids.get(0), ids.get(1), ids.get(2)));
        api.post("/api/v1/experiments/" + NAME + "/start", "{}");
    }

    private interface Work {
        void run() throws Exception;
    }

    private void fill(Fill fill, Sql sql) throws Exception {
        phase("units assigned in SQL", units, () -> fill.units(units));
        phase("exposures written", units, () -> fill.exposures(units));
        phase("outcomes written", units, () -> fill.outcomes(units));
        phase("exposures and outcomes counted after that", units, () -> awaitCounted(sql));
        phase("predictions written, with their trigger", predictions, () -> fill.predictions(predictions, units));
        phase("predictions added up after that", predictions, () -> awaitCounted(sql));
        phase("vacuum analyze", predictions, () -> sql.run("vacuum analyze"));
    }

    private void phase(String name, long rows, Work work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        phases.add(new Phase(name, seconds(begun), rows));
        System.out.printf("%s: %.1f s%n", name, seconds(begun));
    }

    private static void awaitCounted(Sql sql) throws SQLException, InterruptedException {
        while (number(sql, WAITING) > 0) TimeUnit.MILLISECONDS.sleep(250);
    }

    private static List<Timing> views(Sql sql) throws SQLException {
        var reports = new LinkedHashMap<String, String>();
        reports.put("experiment_results", "select * from reporting.experiment_results");
        reports.put("experiment_timeline", "select * from reporting.experiment_timeline");
        reports.put("experiment_arms", "select * from reporting.experiment_arms");
        reports.put("deployment_timeline", "select * from reporting.deployment_timeline");
        reports.put("model_traffic_daily", "select * from reporting.model_traffic_daily");
        reports.put("assignments: units of each arm", "select arm, version, count(*) from reporting.assignments where experiment = 'reported' group by 1, 2");
        reports.put("assignments: a unit's", "select * from reporting.assignments where experiment = 'reported' and unit = 'user-4711'");
        if (number(sql, "select count(*) from pg_views where schemaname = 'reporting' and viewname = 'experiment_decisions'") > 0) {
            reports.put("experiment_decisions", "select * from reporting.experiment_decisions");
        }
        var timings = new ArrayList<Timing>();
        for (var report : reports.entrySet()) {
            timings.add(timed(report.getKey(), () -> {
                var rows = new long[1];
                sql.each(report.getValue(), row -> rows[0]++);
                return rows[0];
            }));
        }
        return timings;
    }

    private static Timing overHttp(Api api) throws SQLException {
        return timed("GET /experiments/{id}/results", () -> api.get("/api/v1/experiments/" + NAME + "/results").path("metrics").size());
    }

    private interface Look {
        long rows() throws SQLException;
    }

    /** The first look is with the others: an analyst has no warm-up. */
    private static Timing timed(String name, Look look) throws SQLException {
        var millis = new double[LOOKS];
        long rows = 0;
        for (int i = 0; i < LOOKS; i++) {
            long begun = System.nanoTime();
            rows = look.rows();
            millis[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(millis);
        return new Timing(name, rows, millis[LOOKS / 2], millis[LOOKS - 1]);
    }

    private static Check check(Raw raw, Sql sql) throws SQLException {
        System.out.println("Counting the raw rows for " + raw.name() + " …");
        long begun = System.nanoTime();
        var found = new long[2];
        sql.each(raw.differences(), row -> {
            found[0] = row.getLong(1);
            found[1] = row.getLong(2);
        });
        return new Check(raw.name(), found[1], found[0], seconds(begun));
    }

    private static long number(Sql sql, String query) throws SQLException {
        return (long) decimal(sql, query);
    }

    private static double decimal(Sql sql, String query) throws SQLException {
        var found = new double[1];
        sql.each(query, row -> found[0] = row.getDouble(1));
        return found[0];
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
