package io.understudy.registry.control;

import io.understudy.registry.control.bundle.BundleLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where artifacts lie on this node, by {@code understudy.artifacts.*}; makes the place at the start. */
@ApplicationScoped
public class ArtifactConfiguration {

    private static final String PREFIX = "understudy.artifacts.";

    @Inject
    @ConfigProperty(name = "understudy.data.directory", defaultValue = ".understudy/node")
    private Path data;

    @Inject
    @ConfigProperty(name = PREFIX + "directory")
    private Optional<Path> directory;

    @Inject
    @ConfigProperty(name = PREFIX + "max-upload-bytes", defaultValue = "1073741824")
    private long maxUploadBytes;

    @Inject
    @ConfigProperty(name = PREFIX + "max-unpacked-bytes", defaultValue = "2147483648")
    private long maxUnpackedBytes;

    @Inject
    @ConfigProperty(name = PREFIX + "max-files", defaultValue = "1000")
    private int maxFiles;

    @Inject
    @ConfigProperty(name = PREFIX + "max-ratio", defaultValue = "100")
    private int maxRatio;

    @Produces
    @Singleton
    ArtifactSettings settings() {
        var folder = directory.orElse(data.resolve("artifacts")).toAbsolutePath().normalize();
        return new ArtifactSettings(folder, maxUploadBytes, new BundleLimits(maxUnpackedBytes, maxFiles, maxRatio));
    }

    void start(@Observes Startup event, ArtifactSettings settings) {
        try {
            Files.createDirectories(settings.incoming());
            TemporaryFolder.sweep(settings.incoming());
        } catch (IOException e) {
            throw new IllegalStateException(PREFIX + "directory: " + settings.directory() + " cannot be used", e);
        }
    }
}
