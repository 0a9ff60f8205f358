package io.understudy.benchmark.speed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What the command line may say: {@code [--profiles N] [--seconds N] [--keep] [--jfr]}.
 *
 * @param profiles how many, 100,000 by default
 * @param run length of each measured run, 20 s by default
 * @param keep go on with the server's data of an earlier run, instead of filling an empty one
 * @param flightRecording record what the server does under the load of 16 connections
 */
record Options(int profiles, Duration run, boolean keep, boolean flightRecording) {

    private static final int DEMO_PROFILES = 2_000;

    static Options of(String[] arguments) {
        var words = List.of(arguments);
        int profiles = number(words, "--profiles", 100_000);
        if (profiles < DEMO_PROFILES) throw new IllegalArgumentException("The demo alone brings " + DEMO_PROFILES + " profiles");
        return new Options(
                profiles, Duration.ofSeconds(number(words, "--seconds", 20)), words.contains("--keep"), words.contains("--jfr"));
    }

    private static int number(List<String> words, String name, int usual) {
        int at = words.indexOf(name);
        return at < 0 ? usual : Integer.parseInt(words.get(at + 1));
    }

    Path folder() {
        return Path.of("benchmark/target/speed-" + profiles);
    }
}
