package io.understudy.benchmark.split;

import io.understudy.benchmark.server.Api;
import io.understudy.benchmark.server.Served;
import io.understudy.benchmark.server.Understudy;
import io.understudy.wire.entity.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Asks as many distinct users' searches and looks at which version answered each. */
public final class Split {

    private static final int CONNECTIONS = 8;
    private static final int ASKED_AGAIN = 1_000;
    private static final String BODY = "{\"query\":\"dancer in Pune\",\"max_results\":1,\"user_id\":\"%s\"}";

    private final Api api;

    private Split(Api api) {
        this.api = api;
    }

    /** @param arguments the number of users, 100,000 by default */
    public static void main(String[] arguments) throws Exception {
        int users = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        var folder = Path.of("benchmark/target/split");
        System.out.println("Starting an Understudy of its own …");
        try (var understudy = Understudy.start(folder.resolve("server"), false); var api = understudy.api()) {
            System.out.println("Asking for " + users + " users …");
            var report = new Split(api).run(users);
            System.out.println(report.table());
            var file = folder.resolve("split.json");
            Json.MAPPER.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), report);
            System.out.println("\nThe same as JSON: " + file);
        }
    }

    private SplitReport run(int users) throws Exception {
        var served = Served.all(api);
        var names = IntStream.range(0, users).mapToObj(number -> "user-" + number).toList();
        var answered = ask(names);
        // Evenly over all of them, when every other user has been answered in between.
        var some = names.stream().filter(name -> Integer.parseInt(name.substring(5)) % Math.max(1, users / ASKED_AGAIN) == 0).toList();
        var again = ask(some);
        long changed = some.stream().filter(user -> !again.get(user).equals(answered.get(user))).count();
        return SplitReport.of(served, answered, some.size(), changed);
    }

    /** @return user → version that answered */
    private Map<String, String> ask(List<String> users) throws Exception {
        var answered = new ConcurrentHashMap<String, String>();
        try (var pool = Executors.newFixedThreadPool(CONNECTIONS)) {
            var lanes = IntStream.range(0, CONNECTIONS).mapToObj(lane -> pool.submit(() -> {
                for (int i = lane; i < users.size(); i += CONNECTIONS) {
                    var user = users.get(i);
                    answered.put(user, api.search(BODY.formatted(user)).path("model_version").asText());
                }
            })).toList();
            for (var lane : lanes) lane.get();
        }
        return answered;
    }
}
