package io.understudy.benchmark.overhead;

import io.understudy.benchmark.server.Api;
import io.understudy.benchmark.server.Understudy;
import io.understudy.benchmark.speed.Load;
import io.understudy.benchmark.speed.LoadGenerator;
import io.understudy.benchmark.speed.Loop;
import io.understudy.benchmark.speed.WarmUp;
import io.understudy.wire.entity.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What everything around a run of a graph costs: inference over HTTP of two graphs, beside a resource on the same server
 * that echoes the same JSON, and beside a bare loop over the same runtime.
 */
public final class Overhead {

    private static final Path FOLDER = Path.of("benchmark/target/overhead");
    private static final Duration ROUND = Duration.ofSeconds(8);
    private static final List<Integer> CONNECTIONS = List.of(1, 16, 64);
    private static final int ROWS = 500;

    /** The network again, with the other durabilities of the prediction log; the first has the default, async. */
    static final String SYNC = "network-sync";

    static final String UNLOGGED = "network-unlogged";

    private static final Map<String, String> SETTINGS = Map.of(
            "UNDERSTUDY_DEMO", "off",
            "UNDERSTUDY_PREDICTION_LOG_MODEL_NETWORK_SYNC_DURABILITY", "sync",
            "UNDERSTUDY_PREDICTION_LOG_MODEL_NETWORK_UNLOGGED_DURABILITY", "off");

    /** @param rowsInARun of the graph, on average over the whole run */
    public record Subject(String name, List<Load> loads, double rowsInARun) {}

    public record Report(List<Subject> subjects, Map<String, List<Loop>> bare) {}

    private final Understudy understudy;
    private final Api api;
    private final Path requests;
    private final Duration time;

    private Overhead(Understudy understudy, Api api, Path requests, Duration time) {
        this.understudy = understudy;
        this.api = api;
        this.requests = requests;
        this.time = time;
    }

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length == 2 && arguments[0].equals("--seconds") ? Integer.parseInt(arguments[1]) : 20;
        LoadGenerator.requireWrk();
        var time = Duration.ofSeconds(seconds);
        var rows = Rows.of(ROWS);
        var graphs = new LinkedHashMap<String, byte[]>();
        graphs.put("network", Graphs.network());
        graphs.put(SYNC, Graphs.network());
        graphs.put(UNLOGGED, Graphs.network());
        graphs.put("trees", Graphs.trees());
        Understudy.emptied(FOLDER);
        System.out.println("Starting an Understudy of its own …");
        try (var echo = EchoArchive.install(FOLDER);
                var understudy = Understudy.start(FOLDER.resolve("server"), false, SETTINGS);
                var api = understudy.api()) {
            var subjects = new Overhead(understudy, api, rows.requests(FOLDER.resolve("requests.ndjson")), time).subjects(graphs);
            System.out.println("Measuring the bare runs …");
            var bare = new LinkedHashMap<String, List<Loop>>();
            for (var name : List.of("network", "trees")) bare.put(name, BareSession.run(name, graphs.get(name), rows.values(), time));
            var report = new Report(subjects, bare);
            System.out.println(OverheadTable.of(report));
            var file = FOLDER.resolve("overhead.json");
            Json.MAPPER.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), report);
            System.out.println("\nThe same as JSON: " + file);
        }
    }

    /** Everything is warmed up before anything is measured, and each number of connections is measured for all in a row. */
    private List<Subject> subjects(Map<String, byte[]> graphs) throws Exception {
        var paths = new LinkedHashMap<String, String>();
        for (var graph : graphs.entrySet()) paths.put(graph.getKey(), serve(graph.getKey(), graph.getValue()));
        paths.put("echo", EchoArchive.CONTEXT + "/json");
        for (var path : paths.values()) {
            System.out.println("Warming up " + path + " …");
            WarmUp.untilLevel(() -> load(path, 16, ROUND).perSecond());
        }
        var loads = new LinkedHashMap<String, List<Load>>();
        for (int connections : CONNECTIONS) {
            for (var path : paths.entrySet()) {
                System.out.println("Measuring " + path.getKey() + " at " + connections + " …");
                loads.computeIfAbsent(path.getKey(), name -> new ArrayList<>()).add(load(path.getValue(), connections, time));
            }
        }
        return loads.entrySet().stream()
                .map(entry -> new Subject(entry.getKey(), entry.getValue(), graphs.containsKey(entry.getKey()) ? rowsInARun(entry.getKey()) : 0))
                .toList();
    }

    private String serve(String name, byte[] graph) {
        api.post("/api/v1/models", "{\"name\":\"" + name + "\",\"task\":\"tensor\"}");
        var version = api.register(name, graph).path("id").asText();
        api.post("/api/v1/models/" + name + "/deployments", "{\"split\":{\"" + version + "\":100}}");
        return "/v2/models/" + name + "/infer";
    }

    private Load load(String path, int connections, Duration time) throws Exception {
        var load = new LoadGenerator(understudy.address(), understudy.jvm(), path).run(requests, connections, time);
        if (load.refused() + load.broken() > 0) throw new IllegalStateException(path + " did not answer all: " + load);
        return load;
    }

    private double rowsInARun(String model) {
        var stats = api.get("/v2/models/" + model + "/stats").path("model_stats").path(0);
        return stats.path("inference_count").asDouble() / stats.path("execution_count").asDouble();
    }
}
