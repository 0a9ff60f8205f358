package io.understudy.benchmark.life;

import io.understudy.benchmark.server.Api;
import io.understudy.benchmark.server.Understudy;
import io.understudy.wire.entity.Json;
import java.nio.file.Path;
import java.util.Map;

/** Something measured on an Understudy of its own; the settings say whether with the demo. */
@FunctionalInterface
interface Measurement {

    /** The watch would take a burst on a busy machine for a version's fault, and order a rollback between the benchmark's orders. */
    Map<String, String> UNWATCHED = Map.of("UNDERSTUDY_DEMO", "off", "UNDERSTUDY_DEPLOYMENT_WATCH", "PT0S");

    /** @return the report */
    Object on(Understudy understudy, Api api) throws Exception;

    /** Prints the report, and writes it to {@code benchmark/target/NAME/NAME.json}. */
    default void run(String name, Map<String, String> settings) throws Exception {
        var folder = Path.of("benchmark/target", name);
        System.out.println("Starting an Understudy of its own …");
        try (var understudy = Understudy.start(folder.resolve("server"), false, settings); var api = understudy.api()) {
            var report = on(understudy, api);
            var writer = Json.MAPPER.writerWithDefaultPrettyPrinter();
            System.out.println(writer.writeValueAsString(report));
            writer.writeValue(folder.resolve(name + ".json").toFile(), report);
        }
    }
}
