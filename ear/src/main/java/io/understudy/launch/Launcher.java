package io.understudy.launch;

import io.understudy.launch.demo.Demo;
import io.understudy.launch.demo.DemoSigner;
import io.understudy.launch.demo.FoodDemo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/**
 * Starts the database, the server and, at the first start, the demo, then stays in the foreground.
 * Whatever ends it, or the build that started it, ends the server first and the database last.
 */
public final class Launcher {

    private Database database;
    private ServerProcess server;
    private volatile boolean stopping;

    private Launcher() {}

    public static void main(String[] arguments) throws InterruptedException {
        var launcher = new Launcher();
        try {
            launcher.run(Settings.from(System.getenv()));
        } catch (StartFailure failure) {
            if (!launcher.stopping) {
                System.err.println("Understudy did not start: " + failure.getMessage());
            }
            System.exit(1);
        }
    }

    /** Of a server that served: it did start, and its log says more than we know. */
    static String ended(int code, Path log) {
        return "The server ended by itself with code " + code + "; its log is " + log + ".";
    }

    private void run(Settings settings) throws InterruptedException {
        claim(settings.home());
        LeftOver.server(settings.home().resolve("server.pid")).stop();
        Ports.requireFree(settings.host(), settings.httpPort(), "UNDERSTUDY_HTTP_PORT");
        Ports.requireFree(settings.host(), settings.httpsPort(), "UNDERSTUDY_HTTPS_PORT");
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
        var address = settings.database().orElseGet(() -> embedded(settings.home().resolve("postgres")));
        address.check();
        var signer = settings.demo() && settings.signedOnly() ? Optional.of(new DemoSigner()) : Optional.<DemoSigner>empty();
        var known = signer.map(s -> Map.of("UNDERSTUDY_REGISTRY_SIGNERS", s.besides(settings.signers())));
        say("Starting the server …");
        begin(() -> server = ServerProcess.start(
                settings.liberty(), settings.home(), settings.httpPort(), settings.httpsPort(), address, known.orElse(Map.of())));
        server.awaitReady(settings.startTimeout());
        if (settings.demo()) playDemo(settings, signer);
        Banner.print(settings, address, System.out);
        var code = server.awaitEnd();
        if (!stopping) {
            System.err.println(ended(code, server.messages()));
        }
        System.exit(1);
    }

    private static void playDemo(Settings settings, Optional<DemoSigner> signer) {
        var key = settings.adminKey();
        if (key.isEmpty()) {
            say("No demo: the admin key of this database is not in " + settings.adminKeyFile() + ".");
            return;
        }
        new Demo(Launcher::say, signer).play(settings.address(), key.get());
        new FoodDemo(Launcher::say, signer).play(settings.address(), key.get());
    }

    private DatabaseAddress embedded(Path folder) {
        say("Starting PostgreSQL …");
        begin(() -> database = Database.start(folder, Ports.remembered(folder.resolve("port"))));
        return database.address();
    }

    /** A start that meets the stop would leave a process behind, so the stop waits for it and no start follows. */
    private synchronized void begin(Runnable start) {
        if (stopping) {
            throw new StartFailure("stopped while starting.");
        }
        start.run();
    }

    private void stop() {
        stopping = true;
        synchronized (this) {
            if (server == null && database == null) {
                return;
            }
            say("Stopping …");
            if (server != null) {
                server.close();
            }
            if (database != null) {
                database.close();
            }
            say("Stopped.");
        }
    }

    /** Two launchers on one folder would fight over the database; the lock goes with the process. */
    private static void claim(Path home) {
        try {
            Files.createDirectories(home);
            var file = FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (file.tryLock() == null) {
                throw new StartFailure("it already runs from " + home + ".");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
