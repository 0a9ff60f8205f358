package io.understudy.it;

import io.understudy.launch.Database;
import io.understudy.launch.Ports;
import io.understudy.launch.ServerProcess;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/**
 * A server process and a PostgreSQL of a test's own, from the same installation that {@code -Prun} uses. The test may kill and
 * start again either of them; ports and data stay the same. Further nodes can be put beside it. Starting takes about half a minute, so a test class shares one.
 */
public final class PrivateServer implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private final Path folder;
    private final Map<String, String> settings;
    private final int databasePort = Ports.free();
    private final int httpPort = Ports.free();
    private final int httpsPort = Ports.free();

    /** Whose database this one uses too; null where it has one of its own. */
    private final PrivateServer host;

    private Database database;
    private ServerProcess server;

    private PrivateServer(Path folder, Map<String, String> settings, PrivateServer host) {
        this.folder = folder;
        this.settings = settings;
        this.host = host;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Starts both in an empty folder and returns when the server is ready. {@code settings} are variables as {@code UNDERSTUDY_…}. */
    public static PrivateServer start(Path folder, Map<String, String> settings) {
        var both = new PrivateServer(folder, settings, null);
        both.startDatabase();
        both.startServer();
        both.awaitReady();
        return both;
    }

    /** Another node over this one's database, in an empty folder of its own. */
    public PrivateServer beside(Path folder, Map<String, String> settings) {
        var node = new PrivateServer(folder, settings, this);
        node.startServer();
        node.awaitReady();
        return node;
    }

    public Api api() {
        return new Api(server.address());
    }

    public Api admin() {
        return api().admin(host == null ? folder : host.folder);
    }

    /** Where the server's own console and its REST connector answer, under a certificate that the server made for itself. */
    public URI console() {
        return URI.create("https://localhost:" + httpsPort);
    }

    /** Of the console's user {@code admin}. */
    public String consolePassword() {
        return ServerProcess.environment(folder, database().address()).get("UNDERSTUDY_CONSOLE_PASSWORD");
    }

    public void startDatabase() {
        database = Database.start(folder.resolve("postgres"), databasePort);
    }

    /** As a power cut: what was not on the disk is lost. */
    public void killDatabase() {
        database.kill();
    }

    /** A connection of the test's own to the server's database. */
    public Connection connect() throws SQLException {
        return database().address().connect();
    }

    public Sql sql() {
        return new Sql(database().address());
    }

    private Database database() {
        return host == null ? database : host.database;
    }

    public void startServer() {
        server = ServerProcess.start(
                Path.of(System.getProperty("liberty.home")), folder, httpPort, httpsPort, database().address(), settings);
    }

    public void awaitReady() {
        server.awaitReady(LONGEST_START);
    }

    /** Why its models are not ready, as readiness tells it; empty where they are, or while nobody answers. */
    public String impediment() {
        try {
            for (var check : api().get("/health/ready").json().path("checks")) {
                if (check.path("name").asText().equals("models")) return check.at("/data/reason").asText();
            }
        } catch (UncheckedIOException e) {
            // it is starting
        }
        return "";
    }

    public void killServer() {
        server.kill();
    }

    public void stopServer() {
        server.close();
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.close();
        }
        if (database != null) {
            database.close();
        }
    }
}
