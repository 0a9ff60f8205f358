package io.understudy.benchmark.overhead;

import io.understudy.benchmark.overhead.echo.EchoApplication;
import io.understudy.benchmark.overhead.echo.EchoRequest;
import io.understudy.benchmark.overhead.echo.EchoResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The echo as a web application of its own on the server that is measured; the product knows nothing of it. */
final class EchoArchive implements AutoCloseable {

    static final String CONTEXT = "/echo";

    private static final Path OVERRIDES = Path.of("ear/target/liberty/wlp/usr/servers/understudy/configDropins/overrides");
    private static final List<Class<?>> CLASSES =
            List.of(EchoApplication.class, EchoResource.class, EchoRequest.class, EchoRequest.Input.class);

    private final Path configuration;

    private EchoArchive(Path configuration) {
        this.configuration = configuration;
    }

    /** The next server to start has it. */
    static EchoArchive install(Path folder) throws IOException {
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
        return new EchoArchive(configuration);
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
