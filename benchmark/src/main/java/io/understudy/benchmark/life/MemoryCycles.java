package io.understudy.benchmark.life;

import io.understudy.benchmark.server.Understudy;
import io.understudy.wire.entity.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Loads and unloads a 50 MB model again and again, and looks at the memory that the server holds. */
public final class MemoryCycles {

    private static final int WEIGHTS = 50_000_000 / 4;
    private static final int EARLY = 30;

    /**
     * @param residentMb after every tenth cycle
     * @param growth of the memory after the last cycle against that after cycle 30, as a fraction
     */
    record Report(int cycles, List<Long> residentMb, long earlyMb, long lastMb, double growth) {}

    private MemoryCycles() {}

    /** @param arguments the number of cycles, 300 by default */
    public static void main(String[] arguments) throws Exception {
        int cycles = arguments.length == 0 ? 300 : Integer.parseInt(arguments[0]);
        var folder = Path.of("benchmark/target/memory");
        var settings = Map.of("UNDERSTUDY_DEMO", "off", "UNDERSTUDY_DEPLOYMENT_KEEP_PREVIOUS", "PT0S");
        System.out.println("Starting an Understudy of its own …");
        try (var understudy = Understudy.start(folder.resolve("server"), false, settings); var api = understudy.api()) {
            var versions = TwoVersions.register(api, Shift.heavy(1, WEIGHTS), Shift.heavy(2, WEIGHTS));
            var resident = new ArrayList<Long>();
            long early = 0;
            for (int cycle = 1; cycle <= cycles; cycle++) {
                versions.deploy(cycle % 2);
                if (cycle % 10 == 0) resident.add(understudy.jvm().residentMb());
                if (cycle == EARLY) early = understudy.jvm().residentMb();
                if (cycle % 10 == 0) System.out.println(cycle + " cycles: " + resident.getLast() + " MiB");
            }
            long last = understudy.jvm().residentMb();
            var report = new Report(cycles, resident, early, last, (double) last / early - 1);
            System.out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report));
            Json.MAPPER.writerWithDefaultPrettyPrinter().writeValue(folder.resolve("memory.json").toFile(), report);
        }
    }
}
