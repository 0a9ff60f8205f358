package io.understudy.launch;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Runs inside the build, on whatever Java the build has: starts the {@link Launcher} on the right one and ends the build's process
 * with the launcher's exit code, so that nothing is printed after the launcher's own last line.
 */
public final class Foreground {

    private Foreground() {}

    /** @param arguments the server.env that names the Java to use, the server's installation, the work folder */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var launcher = new ProcessBuilder(
                        java(Path.of(arguments[0])), "-Xmx1g", "-XX:+UseSerialGC", "-Dliberty.home=" + arguments[1], "-Dunderstudy.home=" + arguments[2],
                        "-classpath", classpath(), "io.understudy.launch.Launcher")
                .inheritIO()
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(launcher)));
        System.exit(launcher.waitFor());
    }

    private static String java(Path serverEnv) throws IOException {
        var home = Files.readAllLines(serverEnv).stream()
                .filter(line -> line.startsWith("JAVA_HOME="))
                .map(line -> line.substring("JAVA_HOME=".length()))
                .findFirst().orElseThrow();
        return Path.of(home, "bin", "java").toString();
    }

    private static String classpath() {
        var loader = (URLClassLoader) Foreground.class.getClassLoader();
        return Arrays.stream(loader.getURLs()).map(Foreground::file).collect(Collectors.joining(File.pathSeparator));
    }

    private static String file(URL url) {
        return Path.of(URI.create(url.toString())).toString();
    }

    private static void stop(Process launcher) {
        launcher.destroy();
        try {
            launcher.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
