package io.understudy.launch;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * A real PostgreSQL, embedded: its files last in one folder, its process lives until {@link #close}.
 * It listens on the loopback interface only, asks for a password, and writes through to the disk.
 */
public final class Database implements AutoCloseable {

    private static final String NAME = "understudy";
    private static final String RULES_OF_A_NEW_CLUSTER = "PostgreSQL Client Authentication Configuration File";
    private static final String UNPACKED = "unpacked";
    private static final Pattern COMPLAINT = Pattern.compile("error:|FATAL:|PANIC:|could not ");
    private static final Logger LIBRARY_LOG = Logger.getLogger("io.zonky");

    private final Path folder;
    private final EmbeddedPostgres postgres;
    private final DatabaseAddress address;

    private Database(Path folder, EmbeddedPostgres postgres, DatabaseAddress address) {
        this.folder = folder;
        this.postgres = postgres;
        this.address = address;
    }

    /** Starts it on the port; stops first what a killed process left running on the same folder. */
    public static Database start(Path folder, int port) {
        try {
            Files.createDirectories(folder.resolve("tmp"));
            LeftOver.postgres(folder.resolve("data")).stop();
            discardHalfMade(folder);
            var password = Secrets.in(folder).get("password");
            var postgres = launch(folder, port, password);
            secure(postgres, folder, password);
            markUnpacked(folder);
            var url = "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + NAME;
            return new Database(folder, postgres, new DatabaseAddress(url, NAME, password));
        } catch (IOException | SQLException | RuntimeException | LinkageError e) {
            throw new StartFailure("the embedded PostgreSQL did not start: " + reason(folder.resolve("postgres.log"), e)
                    + " Set UNDERSTUDY_DB_URL to use another one.", e);
        }
    }

    public DatabaseAddress address() {
        return address;
    }

    public int port() {
        return postgres.getPort();
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            LeftOver.postgres(folder.resolve("data")).stop();
        }
    }

    /** Ends it as a power cut would: no process of it remains and nothing is flushed. */
    public void kill() {
        LeftOver.postgres(folder.resolve("data")).kill();
        close();
    }

    /** A first start that was cut short leaves files that would stop every later one; nothing was ever kept in such a database. */
    private static void discardHalfMade(Path folder) throws IOException {
        if (!isSecured(folder)) {
            Folders.delete(folder.resolve("data"));
        }
        if (!Files.exists(folder.resolve("program").resolve(UNPACKED))) {
            Folders.delete(folder.resolve("program"));
        }
    }

    private static void markUnpacked(Path folder) throws IOException {
        var program = folder.resolve("program");
        // A second database in one JVM shares the program of the first.
        if (Files.exists(program)) {
            Files.writeString(program.resolve(UNPACKED), "");
        }
    }

    private static boolean isSecured(Path folder) throws IOException {
        var rules = folder.resolve("data/pg_hba.conf");
        return Files.exists(rules) && !Files.readString(rules).contains(RULES_OF_A_NEW_CLUSTER);
    }

    private static EmbeddedPostgres launch(Path folder, int port, String password) throws IOException {
        // The library writes its own temporary files below this property. What it would log comes as an exception or stands in the log.
        System.setProperty("java.io.tmpdir", folder.resolve("tmp").toString());
        LIBRARY_LOG.setLevel(Level.OFF);
        var log = ProcessBuilder.Redirect.appendTo(folder.resolve("postgres.log").toFile());
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(folder.resolve("program").toFile())
                .setPGStartupWait(Duration.ofSeconds(60))
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("unix_socket_directories", "")
                .setConnectConfig("password", password)
                .start();
    }

    /** The library creates the cluster without passwords; from the first start on it has one and an owner that is no superuser. */
    private static void secure(EmbeddedPostgres postgres, Path folder, String password) throws IOException, SQLException {
        if (isSecured(folder)) {
            return;
        }
        try (var connection = postgres.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
            statement.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
            if (isMissing(statement, "pg_roles WHERE rolname")) {
                statement.execute("CREATE ROLE " + NAME + " LOGIN CREATEROLE PASSWORD '" + password + "'");
            }
            if (isMissing(statement, "pg_database WHERE datname")) {
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
            }
            Files.writeString(folder.resolve("data/pg_hba.conf"), "local all all scram-sha-256\nhost all all 127.0.0.1/32 scram-sha-256\nhost all all ::1/128 scram-sha-256\n");
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    private static boolean isMissing(Statement statement, String where) throws SQLException {
        try (var rows = statement.executeQuery("SELECT 1 FROM " + where + " = '" + NAME + "'")) {
            return !rows.next();
        }
    }

    /** PostgreSQL's own last complaint says more than the library's «process failed». */
    private static String reason(Path log, Throwable e) {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> COMPLAINT.matcher(line).find()).reduce((first, last) -> last).orElse(e.getMessage())
                    + " (" + log + ").";
        } catch (IOException | UncheckedIOException unreadable) {
            return e.getMessage() + ".";
        }
    }
}
