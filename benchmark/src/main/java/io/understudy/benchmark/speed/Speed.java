package io.understudy.benchmark.speed;

import io.understudy.benchmark.queries.Question;
import io.understudy.benchmark.queries.Questions;
import io.understudy.benchmark.server.Api;
import io.understudy.benchmark.server.Served;
import io.understudy.benchmark.server.Understudy;
import io.understudy.wire.entity.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures filling, memory, the bare work, search over HTTP and recall, one after the other in one run. */
public final class Speed {

    private static final int QUESTIONS = 2_000;
    private static final int FOR_RECALL = 200;
    private static final long SEED = 7;
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final Options options;
    private final Understudy understudy;
    private final Api api;
    private final Path scratch;
    private final List<Question> questions = Questions.of(QUESTIONS, SEED);

    private Speed(Options options, Understudy understudy, Api api, Path scratch) {
        this.options = options;
        this.understudy = understudy;
        this.api = api;
        this.scratch = scratch;
    }

    public static void main(String[] arguments) throws Exception {
        var options = Options.of(arguments);
        LoadGenerator.requireWrk();
        say("Starting an Understudy of its own …");
        try (var understudy = Understudy.start(options.folder().resolve("server"), options.keep()); var api = understudy.api()) {
            var scratch = Understudy.emptied(options.folder().resolve("scratch"));
            var report = new Speed(options, understudy, api, scratch).run();
            System.out.println(SpeedTable.of(report));
            var file = options.folder().resolve("speed.json");
            Json.MAPPER.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), report);
            say("\nThe same as JSON: " + file);
        }
    }

    private SpeedReport run() throws Exception {
        var served = Served.all(api);
        var filling = fill(served);
        say("Waiting until the server has nothing more to do …");
        Filling.awaitQuiet(options.profiles(), served, understudy);
        var server = understudy.jvm();
        var afterIndexing = Memory.of(server);
        var versions = bare(served);
        var work = BareWork.of(questions, versions, api);
        var same = work.sameAnswers();
        var indexes = sizes(versions, work);
        say("Measuring the bare work …");
        var bare = BareRuns.of(work, CORES, options.run());
        say("Measuring search over HTTP …");
        var generator = new LoadGenerator(understudy.address(), server, "/api/v1/search");
        var recording = options.flightRecording() ? options.folder().resolve("server.jfr") : null;
        var http = HttpRuns.of(generator, server, questions, scratch, options.run(), recording);
        var afterLoad = Memory.of(server);
        say("Measuring both in turn …");
        var fresh = HttpRuns.fresh(questions, scratch);
        var rounds = SideBySide.of(work, CORES, options.run().dividedBy(2), () -> generator.run(fresh, 16, options.run().dividedBy(2)));
        say("Measuring recall …");
        var recall = recall(versions);
        versions.values().forEach(BareVersion::close);
        return new SpeedReport(
                machine(), options.profiles(), QUESTIONS, same, filling, indexes, afterIndexing, afterLoad, http, bare.loops(),
                Ratio.all(rounds, http, bare), recall);
    }

    private Filling fill(List<Served> served) throws IOException, InterruptedException {
        if (Filling.found(served.getFirst(), api) == options.profiles()) return null;
        say("Importing " + options.profiles() + " profiles …");
        return Filling.of(options.profiles(), api, served, scratch);
    }

    private Map<String, BareVersion> bare(List<Served> served) throws IOException {
        var versions = new LinkedHashMap<String, BareVersion>();
        for (var version : served) {
            versions.put(version.name(), BareVersion.open(version, understudy, api, scratch.resolve(version.name())));
        }
        return versions;
    }

    private static List<IndexSize> sizes(Map<String, BareVersion> versions, BareWork work) throws IOException {
        var sizes = new ArrayList<IndexSize>();
        for (var version : versions.values()) {
            sizes.add(new IndexSize(
                    version.served().name(), version.embedder().dimension(), version.indexMb(),
                    IndexCopy.segments(version.folder()), work.percent(version.served().name())));
        }
        return sizes;
    }

    private List<Recall> recall(Map<String, BareVersion> versions) throws IOException {
        var found = new ArrayList<Recall>();
        for (var version : versions.values()) {
            var vectors = questions.stream()
                    .map(question -> version.embedder().embedQuery(question.text()))
                    .filter(Speed::isKnown)
                    .limit(FOR_RECALL)
                    .toList();
            found.addAll(Recall.measure(version.served().name(), version.folder(), vectors));
        }
        return found;
    }

    /** A text of which the version knows nothing has no vector and no neighbours. */
    private static boolean isKnown(float[] vector) {
        for (var value : vector) {
            if (value != 0) return true;
        }
        return false;
    }

    private static String machine() {
        return CORES + " cores, " + System.getProperty("os.arch") + ", Java " + Runtime.version();
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
