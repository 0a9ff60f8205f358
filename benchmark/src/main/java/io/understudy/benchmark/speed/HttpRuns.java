package io.understudy.benchmark.speed;

import io.understudy.benchmark.queries.Question;
import io.understudy.benchmark.server.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Searches over HTTP under several loads.
 *
 * @param warmUp searches per second in each round before the first load
 * @param computed each search computed, at 1, 16 and 64 connections
 * @param cached each search answered from the cache, at 16
 */
record HttpRuns(List<Double> warmUp, List<Load> computed, Load cached) {

    private static final Duration ROUND = Duration.ofSeconds(15);
    private static final int LEAST_ROUNDS = 20;

    /** With more, the compiler gets so little of the processors that it is not done in ten minutes. */
    private static final int WARMING = Runtime.getRuntime().availableProcessors();

    private static final List<Integer> CONNECTIONS = List.of(1, 16, 64);

    /** Well below what the cache holds. */
    private static final int CACHED = 400;

    /** @param recording where to put a flight recording of the server under 16 connections; null for none */
    static HttpRuns of(LoadGenerator generator, Jvm server, List<Question> questions, Path scratch, Duration time, Path recording)
            throws Exception {
        var fresh = fresh(questions, scratch);
        var cached = bodies(questions.subList(0, Math.min(CACHED, questions.size())), true, scratch.resolve("cached.ndjson"));
        var warmUp = WarmUp.untilLevel(LEAST_ROUNDS, () -> generator.run(fresh, WARMING, ROUND).perSecond());
        var loads = new ArrayList<Load>();
        for (int connections : CONNECTIONS) {
            boolean isRecorded = recording != null && connections == 16;
            if (isRecorded) server.jcmd("JFR.start", "name=speed", "settings=profile");
            loads.add(generator.run(fresh, connections, time));
            if (isRecorded) server.jcmd("JFR.stop", "name=speed", "filename=" + recording.toAbsolutePath());
        }
        generator.run(cached, 16, ROUND);
        return new HttpRuns(warmUp, loads, generator.run(cached, 16, time));
    }

    static Path fresh(List<Question> questions, Path scratch) throws IOException {
        return bodies(questions, false, scratch.resolve("fresh.ndjson"));
    }

    private static Path bodies(List<Question> questions, boolean useCache, Path file) throws IOException {
        return Files.write(file, questions.stream().map(question -> question.json(useCache)).toList());
    }

    Load at(int connections) {
        return computed.stream().filter(load -> load.connections() == connections).findFirst().orElseThrow();
    }
}
