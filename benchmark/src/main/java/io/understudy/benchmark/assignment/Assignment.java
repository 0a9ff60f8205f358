package io.understudy.benchmark.assignment;

import io.understudy.benchmark.assignment.AssignmentReport.Stage;
import io.understudy.benchmark.life.Shift;
import io.understudy.benchmark.server.Api;
import io.understudy.benchmark.server.Sql;
import io.understudy.benchmark.server.Understudy;
import io.understudy.deployment.entity.ExperimentSplit;
import io.understudy.wire.entity.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The arms of a million units: how even they are, and whether every way to find them says the same at any time. */
public final class Assignment {

    static final String MODEL = "assigned";

    private static final String EXPERIMENT = "million";
    private static final int ASKED = 20_000;
    private static final int CALLED = 5_000;
    private static final Map<String, String> WITHOUT_DEMO = Map.of("UNDERSTUDY_DEMO", "off", "UNDERSTUDY_DEPLOYMENT_WATCH", "PT0S");

    private final Units units;
    private final Path home;
    private final List<Stage> stages = new ArrayList<>();
    private byte[] before;

    private Assignment(Units units, Path home) {
        this.units = units;
        this.home = home;
    }

    /** @param arguments the number of units, 1,000,000 by default */
    public static void main(String[] arguments) throws Exception {
        var units = new Units(arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]));
        var folder = Path.of("benchmark/target/assignment");
        var report = new Assignment(units, folder.resolve("server")).run();
        System.out.println(report.table());
        Json.MAPPER.writerWithDefaultPrettyPrinter().writeValue(folder.resolve("assignment.json").toFile(), report);
        if (!report.isAsPromised()) throw new IllegalStateException("A unit is not where it should be, or the split is not exact.");
    }

    private AssignmentReport run() throws Exception {
        System.out.println("Starting an Understudy of its own …");
        try (var understudy = Understudy.start(home, false, WITHOUT_DEMO); var api = understudy.api()) {
            start(api);
            stage("at the start", understudy, api);
        }
        System.out.println("Starting it again …");
        try (var understudy = Understudy.start(home, true, WITHOUT_DEMO); var api = understudy.api()) {
            stage("after a restart", understudy, api);
            api.post("/api/v1/experiments/" + EXPERIMENT + "/ramp", "{\"coverage\":0.9}");
            stage("after a ramp", understudy, api);
            return new AssignmentReport(units.size(), stages);
        }
    }

    /** Arms of 50, 30 and 20 % of half of the users; the first version serves the others. */
    private static void start(Api api) {
        api.post("/api/v1/models", "{\"name\":\"" + MODEL + "\",\"task\":\"tensor\"}");
        var ids = IntStream.rangeClosed(1, 4).mapToObj(i -> api.register(MODEL, Shift.by(i)).path("id").asText()).toList();
        api.post("/api/v1/models/" + MODEL + "/deployments", "{\"mode\":\"full\",\"version\":\"" + ids.getFirst() + "\"}");
        api.post("/api/v1/experiments", """
                {"id": "%s", "model": "%s", "coverage": 0.5, "goal": {"name": "booked", "type": "proportion"}, "arms": [
                {"name": "a", "version": "%s", "weight": 0.5}, {"name": "b", "version": "%s", "weight": 0.3}, {"name": "c", "version": "%s", "weight": 0.2}]}"""
                .formatted(EXPERIMENT, MODEL, ids.get(1), ids.get(2), ids.get(3)));
        api.post("/api/v1/experiments/" + EXPERIMENT + "/start", "{}");
    }

    private void stage(String name, Understudy understudy, Api api) throws Exception {
        System.out.println("Looking at all units " + name + " …");
        var split = split(api);
        var assigned = new Assigned(split);
        var arms = assigned.inJava(units);
        long begun = System.nanoTime();
        int differInSql;
        try (var sql = Sql.of(understudy.home())) {
            differInSql = AssignmentReport.differ(arms, assigned.inSql(units, sql));
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        var asked = units.sample(ASKED);
        var called = units.sample(CALLED);
        var cells = AssignmentReport.cells(split, arms);
        stages.add(new Stage(
                name, split.coverage(), cells, AssignmentReport.chiSquare(cells), AssignmentReport.pValue(cells), differInSql, seconds, asked.length,
                AssignmentReport.differ(of(arms, asked), assigned.overHttp(units, asked, api)), called.length,
                AssignmentReport.differ(of(arms, called), assigned.answering(units, called, api)), hadArm(), moved(arms)));
        before = arms;
    }

    private int hadArm() {
        return before == null ? 0 : (int) IntStream.range(0, before.length).filter(i -> before[i] >= 0).count();
    }

    private int moved(byte[] arms) {
        return before == null ? 0 : (int) IntStream.range(0, before.length).filter(i -> before[i] >= 0 && before[i] != arms[i]).count();
    }

    private static byte[] of(byte[] arms, int[] sample) {
        var some = new byte[sample.length];
        for (int i = 0; i < some.length; i++) some[i] = arms[sample[i]];
        return some;
    }

    private static ExperimentSplit split(Api api) throws Exception {
        return Json.MAPPER.treeToValue(api.get("/api/v1/experiments/" + EXPERIMENT).path("split"), ExperimentSplit.class);
    }
}
