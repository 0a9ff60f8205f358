package io.understudy.benchmark.server;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A whole Understudy of a benchmark's own: started by the command that anyone starts it by, with its database, its demo
 * versions and all files in one folder, on free ports. Call from the root of the repository.
 */
public final class Understudy implements AutoCloseable {

    public static final String MODEL = "talent-search";

    private static final Duration LONGEST_START = Duration.ofMinutes(20);

    private final Process process;
    private final Path home;
    private final URI address;

    private Understudy(Process process, Path home, URI address) {
        this.process = process;
        this.home = home;
        this.address = address;
    }

    /** Starts from an empty folder, or where {@code keep} says so from what an earlier run has left in it; returns when it is ready. */
    public static Understudy start(Path folder, boolean keep) throws IOException, InterruptedException {
        return start(folder, keep, Map.of());
    }

    /** @param environment of the server, besides what every start has */
    public static Understudy start(Path folder, boolean keep, Map<String, String> environment)
            throws IOException, InterruptedException {
        var home = (keep ? Files.createDirectories(folder) : emptied(folder)).toAbsolutePath().normalize();
        var log = home.resolve("run.log").toFile();
        int port = freePort();
        var builder = new ProcessBuilder("./mvnw", "-q", "-Prun").redirectErrorStream(true).redirectOutput(log);
        builder.environment().put("UNDERSTUDY_HOME", home.toString());
        builder.environment().put("UNDERSTUDY_HTTP_PORT", String.valueOf(port));
        builder.environment().put("UNDERSTUDY_HTTPS_PORT", String.valueOf(freePort()));
        builder.environment().putAll(environment);
        var understudy = new Understudy(builder.start(), home, URI.create("http://localhost:" + port));
        Runtime.getRuntime().addShutdownHook(new Thread(understudy::close));
        understudy.awaitBanner(log.toPath());
        return understudy;
    }

    /** The last thing that a start prints is where to look, when everything is there. */
    private void awaitBanner(Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (!Files.readString(log).contains("Understudy is ready")) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("Understudy did not start:\n" + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    public URI address() {
        return address;
    }

    public Path home() {
        return home;
    }

    public Api api() throws IOException {
        return new Api(address, Files.readString(home.resolve("admin-key")).strip());
    }

    /** The server's own process. */
    public Jvm jvm() throws IOException {
        return Jvm.below(Long.parseLong(Files.readString(home.resolve("server.pid")).strip()));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(90, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The folder with nothing in it. */
    public static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
        return Files.createDirectories(folder);
    }
}
