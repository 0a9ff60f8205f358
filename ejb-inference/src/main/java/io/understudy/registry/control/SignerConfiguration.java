package io.understudy.registry.control;

import io.understudy.wire.entity.NamedKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who may sign versions, and whether they have to be signed, by {@code understudy.registry.*}. */
@ApplicationScoped
public class SignerConfiguration {

    private static final String SIGNERS = "understudy.registry.signers";
    private static final String SIGNATURE = "understudy.registry.signature";

    /** Of the heap: verifying holds an upload in memory twice, and others are at work. */
    private static final int SIXTEENTH = 16;

    @Inject
    @ConfigProperty(name = SIGNERS)
    private Optional<String> signers;

    @Inject
    @ConfigProperty(name = SIGNATURE, defaultValue = "optional")
    private String signature;

    @Produces
    @Singleton
    Signers signers() {
        var known = signers.map(NamedKeys::parse).orElseGet(() -> new NamedKeys(Map.of()));
        return new Signers(known, signature.equals("required"), Runtime.getRuntime().maxMemory() / SIXTEENTH);
    }

    void start(@Observes Startup event, Signers signers) {
        if (signers.required() && signers.known().keys().isEmpty()) {
            throw new IllegalStateException(SIGNATURE + " is required, but " + SIGNERS + " names nobody");
        }
    }
}
