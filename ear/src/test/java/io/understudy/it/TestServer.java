package io.understudy.it;

import io.understudy.launch.Database;
import io.understudy.launch.Folders;
import io.understudy.launch.Ports;
import io.understudy.launch.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Prepares, once for all tests, what Arquillian starts: a PostgreSQL with an empty database and a server folder with free ports.
 * Everything lies below one folder of the build, whose content is replaced by each session.
 */
public final class TestServer implements LauncherSessionListener {

    private static Database database;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        var work = System.getProperty("test.work");
        if (work != null) {
            prepare(Path.of(work));
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (database != null) {
            database.close();
        }
    }

    /** Where the deployed application answers. */
    static URI address() {
        return URI.create("http://localhost:" + System.getProperty("it.http.port"));
    }

    /** The server's work folder: there lies the admin key. */
    static Path home() {
        return Path.of(System.getProperty("test.work"), "home");
    }

    /** A connection of a test's own to the server's database. */
    static Connection connect() throws SQLException {
        return database.address().connect();
    }

    static Sql sql() {
        return new Sql(database.address());
    }

    /** What the server has to say of itself. */
    static Path log() {
        return Path.of(System.getProperty("it.usr"), "servers", System.getProperty("it.server"), "logs", "messages.log");
    }

    private void prepare(Path work) {
        try {
            var postgres = work.resolve("postgres");
            Folders.delete(postgres.resolve("data"));
            Folders.delete(work.resolve("usr"));
            Folders.delete(work.resolve("home"));
            database = Database.start(postgres, Ports.free());
            // The hook comes after Arquillian's own, which stops the server, only by chance; PostgreSQL must end in any case.
            Runtime.getRuntime().addShutdownHook(new Thread(database::close));
            configure(work.resolve("usr"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void configure(Path usr) throws IOException {
        // Arquillian finds its server among all processes of the machine by this name.
        var name = "understudy-it-" + ProcessHandle.current().pid();
        var http = Ports.free();
        var config = Files.createDirectories(usr.resolve("servers").resolve(name));
        for (var file : new String[] {"server.xml", "jvm.options"}) {
            Files.copy(Path.of(System.getProperty("server.config"), file), config.resolve(file));
        }
        Files.writeString(config.resolve("server.env"), environment(http, Ports.free()));
        System.setProperty("it.usr", usr.toString());
        System.setProperty("it.server", name);
        System.setProperty("it.http.port", Integer.toString(http));
    }

    private String environment(int http, int https) throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(Path.of(System.getProperty("server.config"), "server.env")));
        lines.add("UNDERSTUDY_HTTP_PORT=" + http);
        lines.add("UNDERSTUDY_HTTPS_PORT=" + https);
        lines.add("UNDERSTUDY_REGISTRY_SIGNERS=" + Signer.SETTING);
        ServerProcess.environment(home(), database.address()).forEach((key, value) -> lines.add(key + "=" + value));
        ModelsOfTheirOwn.SETTINGS.forEach((key, value) -> lines.add(key + "=" + value));
        lines.removeIf(line -> line.startsWith("WLP_OUTPUT_DIR=") || line.startsWith("LOG_DIR="));
        return String.join("\n", lines) + "\n";
    }
}
