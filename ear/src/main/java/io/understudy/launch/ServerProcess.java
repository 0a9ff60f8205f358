package io.understudy.launch;

import static java.util.Map.entry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One Open Liberty process that runs the application from an installed server, with all that it writes in a folder of its own,
 * so that several can run from one installation.
 */
public final class ServerProcess implements AutoCloseable {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(40);

    private final Process process;
    private final Path home;
    private final URI address;

    private ServerProcess(Process process, Path home, URI address) {
        this.process = process;
        this.home = home;
        this.address = address;
    }

    /**
     * Starts a server and returns at once.
     *
     * @param liberty the installation
     * @param home    where it keeps its work area, logs, key store and caches
     * @param extra   environment on top of the one inherited: any setting as {@code UNDERSTUDY_*}
     */
    public static ServerProcess start(Path liberty, Path home, int httpPort, int httpsPort, DatabaseAddress database, Map<String, String> extra) {
        var environment = new HashMap<>(environment(home, database));
        environment.put("UNDERSTUDY_HTTP_PORT", Integer.toString(httpPort));
        environment.put("UNDERSTUDY_HTTPS_PORT", Integer.toString(httpsPort));
        environment.putAll(extra);
        var pidFile = home.resolve("server.pid");
        LeftOver.server(pidFile).stop();
        try {
            var log = home.resolve("logs/console.log");
            Files.createDirectories(log.getParent());
            Files.deleteIfExists(home.resolve("logs/messages.log"));
            var builder = new ProcessBuilder(liberty.resolve("bin/server").toString(), "run", "understudy")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            Files.writeString(pidFile, process.pid() + "\n");
            return new ServerProcess(process, home, URI.create("http://localhost:" + httpPort));
        } catch (IOException e) {
            throw new StartFailure("the server process could not be started: " + e.getMessage(), e);
        }
    }

    /** What a server process needs to know about its place: also used where a test container starts it. */
    public static Map<String, String> environment(Path home, DatabaseAddress database) {
        var secrets = Secrets.in(home.resolve("secrets"));
        return Map.ofEntries(
                entry("JAVA_HOME", System.getProperty("java.home")),
                entry("UNDERSTUDY_DB_URL", database.url()),
                entry("UNDERSTUDY_DB_USER", database.user()),
                entry("UNDERSTUDY_DB_PASSWORD", database.password()),
                entry("UNDERSTUDY_KEYSTORE_PASSWORD", secrets.get("keystore-password")),
                entry("UNDERSTUDY_CONSOLE_PASSWORD", secrets.get("console-password")),
                entry("UNDERSTUDY_SECURITY_ADMIN_KEY_FILE", home.resolve("admin-key").toString()),
                entry("UNDERSTUDY_DATA_DIRECTORY", home.resolve("node").toString()),
                entry("UNDERSTUDY_PREDICTION_LOG_SPOOL_DIRECTORY", home.resolve("spool").toString()),
                entry("DJL_CACHE_DIR", home.resolve("node/djl").toString()),
                entry("WLP_OUTPUT_DIR", home.resolve("server").toString()),
                entry("LOG_DIR", home.resolve("logs").toString()));
    }

    public URI address() {
        return address;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public Path messages() {
        return home.resolve("logs/messages.log");
    }

    /** Waits until the health check says that every part can serve. */
    public void awaitReady(Duration longest) {
        var deadline = Instant.now().plus(longest);
        var log = new ServerLog(home.resolve("logs"));
        try (var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            while (!answersReady(client)) {
                log.failure(process.isAlive()).ifPresent(reason -> {
                    throw new StartFailure(reason);
                });
                if (Instant.now().isAfter(deadline)) {
                    throw new StartFailure("the server was not ready after " + longest.toSeconds() + " s; see " + messages() + ".");
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while the server started.", e);
        }
    }

    private boolean answersReady(HttpClient client) throws InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve("/health/ready")).timeout(Duration.ofSeconds(10)).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Lets it finish what it does, for at most 40 seconds. */
    @Override
    public void close() {
        process.destroy();
        if (!ends(LONGEST_STOP)) {
            kill();
        }
    }

    /** Ends it at once, as {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        ends(LONGEST_STOP);
    }

    /** Returns when the process has ended, whoever ended it. */
    public int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    private boolean ends(Duration longest) {
        try {
            return process.waitFor(longest.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
