package io.understudy.launch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the launcher itself needs to know. The server inherits the whole environment, so every other setting reaches it untouched.
 *
 * @param home   the work folder: database, server output, logs, secrets
 * @param liberty the installed server
 * @param host   the interface the server listens on; {@code *} for all
 * @param startTimeout how long the server may take until it is ready
 * @param demo   whether a first start gets demo profiles and models trained on the profiles it has
 * @param signedOnly whether the server takes signed versions only
 * @param signers whose signatures it knows, as the setting lists them; may be empty
 * @param database a PostgreSQL to use instead of the embedded one
 */
public record Settings(
        Path home, Path liberty, String host, int httpPort, int httpsPort, Duration startTimeout, boolean demo,
        boolean signedOnly, String signers, Optional<DatabaseAddress> database) {

    /** Reads {@code UNDERSTUDY_*} and the two folders that the build passes as system properties. */
    public static Settings from(Map<String, String> environment) {
        var liberty = Path.of(System.getProperty("liberty.home"));
        var home = Path.of(environment.getOrDefault("UNDERSTUDY_HOME", System.getProperty("understudy.home", ".understudy")));
        return new Settings(
                home.toAbsolutePath().normalize(),
                liberty.toAbsolutePath().normalize(),
                environment.getOrDefault("UNDERSTUDY_HTTP_HOST", "localhost"),
                number(environment, "UNDERSTUDY_HTTP_PORT", 9080, 65535),
                number(environment, "UNDERSTUDY_HTTPS_PORT", 9443, 65535),
                Duration.ofSeconds(number(environment, "UNDERSTUDY_START_TIMEOUT", 600, 86_400)),
                !environment.getOrDefault("UNDERSTUDY_DEMO", "on").equals("off"),
                environment.getOrDefault("UNDERSTUDY_REGISTRY_SIGNATURE", "").equals("required"),
                environment.getOrDefault("UNDERSTUDY_REGISTRY_SIGNERS", ""),
                DatabaseAddress.from(environment));
    }

    /** Where the server answers on this machine. */
    URI address() {
        return URI.create("http://" + (host.equals("*") ? "localhost" : host) + ":" + httpPort);
    }

    Path adminKeyFile() {
        return home.resolve("admin-key");
    }

    /** Empty where another node made the key, or somebody moved it away. */
    Optional<String> adminKey() {
        try {
            return Files.exists(adminKeyFile()) ? Optional.of(Files.readString(adminKeyFile()).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new StartFailure(adminKeyFile() + " cannot be read: " + e.getMessage());
        }
    }

    private static int number(Map<String, String> environment, String name, int usual, int limit) {
        var text = environment.getOrDefault(name, Integer.toString(usual)).strip();
        try {
            var value = Integer.parseInt(text);
            if (value >= 1 && value <= limit) {
                return value;
            }
        } catch (NumberFormatException e) {
            // answered below, as for a number out of range
        }
        throw new StartFailure(name + " must be a whole number from 1 to " + limit + ", but is '" + text + "'.");
    }
}
