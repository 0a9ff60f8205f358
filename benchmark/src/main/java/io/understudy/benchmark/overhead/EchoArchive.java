package io.understudy.benchmark.overhead;

import io.understudy.benchmark.overhead.echo.EchoApplication;
import io.understudy.benchmark.overhead.echo.EchoRequest;
import io.understudy.benchmark.overhead.echo.EchoResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The echo as a web application of its own on the server that is measured; the product knows nothing of it. */
final class EchoArchive implements AutoCloseable {

    static final String CONTEXT = "/echo";

    private static final Path OVERRIDES = Path.of("ear/target/liberty/wlp/usr/servers/understudy/configDropins/overrides");
    private static final List<Class<?>> CLASSES =
            List.of(EchoApplication.class, EchoResource.class, EchoRequest.class, EchoRequest.Input.class);

    private static final Duration LONGEST_START = Duration.ofMinutes(1);

    private final Path configuration;

    private EchoArchive(Path configuration) {
        this.configuration = configuration;
    }

    /** Returns when a server that runs has it: a first start from a fresh build clears the folder of overrides. */
    static EchoArchive install(Path folder, URI server) throws IOException, InterruptedException {
        var war = folder.resolve("echo.war").toAbsolutePath().normalize();
        try (var zip = new ZipOutputStream(Files.newOutputStream(war))) {
            for (var type : CLASSES) add(zip, type);
        }
        var configuration = Files.createDirectories(OVERRIDES).resolve("overhead.xml");
        Files.writeString(configuration, """
                <server>
                  <application id="echo" name="echo" type="war" context-root="%s" location="%s">
                    <classloader commonLibraryRef="appLibs"/>
                  </application>
                </server>
                """.formatted(CONTEXT, war));
        awaitAnswer(server.resolve(CONTEXT + "/json"));
        return new EchoArchive(configuration);
    }

    private static void awaitAnswer(URI address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"inputs\":[]}"))
                .build();
        long end = System.nanoTime() + LONGEST_START.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (client.send(request, BodyHandlers.discarding()).statusCode() != 200) {
                if (System.nanoTime() > end) throw new IllegalStateException("The echo does not answer.");
                Thread.sleep(200);
            }
        }
    }

    private static void add(ZipOutputStream zip, Class<?> type) throws IOException {
        var path = type.getName().replace('.', '/') + ".class";
        zip.putNextEntry(new ZipEntry("WEB-INF/classes/" + path));
        try (var code = type.getClassLoader().getResourceAsStream(path)) {
            code.transferTo(zip);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(configuration);
    }
}
