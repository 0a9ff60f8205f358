package io.understudy.benchmark.speed;

import io.understudy.benchmark.server.Api;
import io.understudy.benchmark.server.Jvm;
import io.understudy.benchmark.server.Served;
import io.understudy.benchmark.server.Understudy;
import io.understudy.search.control.demo.TalentGenerator;
import io.understudy.search.entity.TalentProfile;
import io.understudy.wire.entity.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How the profiles came in.
 *
 * @param megabytes of JSON sent
 * @param importSeconds from the first byte sent to the answer, when all are in the database
 * @param levelSeconds from the first byte sent until every version finds every profile
 * @param indexedPerSecond profiles in {@code levelSeconds}, each with as many vectors and index entries as there are versions
 */
public record Filling(
        int profiles, long megabytes, double importSeconds, double importedPerSecond, double levelSeconds, double indexedPerSecond) {

    /** The demo's own seed: its profiles are the first of these. */
    private static final long SEED = 20_260_101;

    private static final int ROUND_SECONDS = 5;

    /** More than the 30 seconds after which an index is committed. */
    private static final int QUIET_ROUNDS = 8;

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

    private static final String EVERYONE =
            "{\"filters\":{\"gender\":[\"female\",\"male\",\"non_binary\"]},\"max_results\":1,\"use_cache\":false,\"model_version\":\"%s\"}";

    /** @param work where the file of profiles is put together first, so that making them is not measured */
    static Filling of(int profiles, Api api, List<Served> versions, Path work) throws IOException, InterruptedException {
        var file = written(profiles, work.resolve("talents.ndjson"));
        var begun = System.nanoTime();
        var done = api.importTalents(file);
        if (done.path("accepted").asInt() != profiles) throw new IllegalStateException("Not all profiles were taken: " + done);
        double imported = since(begun);
        for (var version : versions) awaitLevel(profiles, version, api);
        double level = since(begun);
        return new Filling(profiles, Files.size(file) >> 20, imported, profiles / imported, level, profiles / level);
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static Path written(int profiles, Path file) throws IOException {
        try (var out = Files.newBufferedWriter(file); var talents = new TalentGenerator(TODAY).generate(profiles, SEED)) {
            for (var talent : (Iterable<TalentProfile>) talents::iterator) {
                out.write(Json.MAPPER.writeValueAsString(talent));
                out.write('\n');
            }
        }
        return file;
    }

    private static void awaitLevel(int profiles, Served version, Api api) throws InterruptedException {
        while (found(version, api) < profiles) TimeUnit.MILLISECONDS.sleep(500);
    }

    /** Talents that a version finds. */
    static int found(Served version, Api api) {
        return api.search(EVERYONE.formatted(version.name())).path("total_matches").asInt();
    }

    /** Returns when the server has done nothing for longer than it takes to put on disk what its indexes merged last. */
    static void awaitQuiet(int profiles, List<Served> versions, Understudy understudy) throws IOException, InterruptedException {
        var jvm = understudy.jvm();
        for (int round = 0, quiet = 0; round < 240; round++) {
            quiet = busy(jvm) < 0.15 ? quiet + 1 : 0;
            if (quiet >= QUIET_ROUNDS && isCommitted(profiles, versions, understudy)) return;
        }
        throw new IllegalStateException("The server does not come to rest, or does not keep all of its index");
    }

    private static boolean isCommitted(int profiles, List<Served> versions, Understudy understudy) throws IOException {
        for (var version : versions) {
            if (IndexCopy.size(IndexCopy.find(understudy.home(), version.id())) != profiles) return false;
        }
        return true;
    }

    /** Processors in use. */
    private static double busy(Jvm jvm) throws InterruptedException {
        var begun = jvm.cpuSeconds();
        TimeUnit.SECONDS.sleep(ROUND_SECONDS);
        return (jvm.cpuSeconds() - begun) / ROUND_SECONDS;
    }
}
