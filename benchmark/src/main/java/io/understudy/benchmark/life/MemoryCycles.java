package io.understudy.benchmark.life;

import io.understudy.benchmark.server.Api;
import io.understudy.benchmark.server.Jvm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Loads and unloads a 50 MB model again and again, and looks at the memory that the server holds. What the server grows by
 * when it is new (classes, compiled code, the first pass through its heap) it grows by before the first cycle that counts.
 */
public final class MemoryCycles {

    private static final int WEIGHTS = 50_000_000 / 4;
    private static final int EARLY = 30;
    private static final int WARM_UPS = 100;

    /**
     * @param residentMb after every tenth cycle
     * @param growth of the memory after the last cycle against that after cycle 30, as a fraction
     */
    record Report(int cycles, List<Long> residentMb, long earlyMb, long lastMb, double growth) {}

    private MemoryCycles() {}

    /** @param arguments the number of cycles, 300 by default */
    public static void main(String[] arguments) throws Exception {
        int cycles = arguments.length == 0 ? 300 : Integer.parseInt(arguments[0]);
        Measurement measurement = (understudy, api) -> measure(understudy.jvm(), api, cycles);
        measurement.run("memory", Map.of("UNDERSTUDY_DEMO", "off", "UNDERSTUDY_DEPLOYMENT_KEEP_PREVIOUS", "PT0S"));
    }

    private static Report measure(Jvm server, Api api, int cycles) throws Exception {
        var versions = TwoVersions.register(api, Shift.heavy(1, WEIGHTS), Shift.heavy(2, WEIGHTS));
        for (int i = 1; i <= WARM_UPS; i++) versions.deploy(i % 2);
        var resident = new ArrayList<Long>();
        long early = 0;
        for (int cycle = 1; cycle <= cycles; cycle++) {
            versions.deploy(cycle % 2);
            if (cycle % 10 == 0) resident.add(server.residentMb());
            if (cycle == EARLY) early = server.residentMb();
            if (cycle % 10 == 0) System.out.println(cycle + " cycles: " + resident.getLast() + " MiB");
        }
        long last = server.residentMb();
        return new Report(cycles, resident, early, last, (double) last / early - 1);
    }
}
