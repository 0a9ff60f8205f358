package io.understudy.registry.control;

import io.understudy.failure.entity.DomainException;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * Reads of artifacts that outlive a lost connection and stop asking a database that is away. How long one read may hang is
 * for the connection to say ({@code understudy.db.socket-timeout}): no thread can be interrupted while it waits there.
 */
@ApplicationScoped
@Retry(maxRetries = 3, delay = 200, jitter = 100, retryOn = DomainException.Unavailable.class)
@CircuitBreaker(requestVolumeThreshold = 12, delay = 2_000, failOn = DomainException.Unavailable.class)
public class ArtifactReads {

    private ArtifactChunks chunks;

    protected ArtifactReads() {}

    @Inject
    public ArtifactReads(ArtifactChunks chunks) {
        this.chunks = chunks;
    }

    /** The bytes that the artifact has in all. */
    public long size(String sha256) {
        return reading(sha256, () -> chunks.size(sha256));
    }

    public byte[] chunk(String sha256, int seq) {
        return reading(sha256, () -> chunks.read(sha256, seq));
    }

    private static <T> T reading(String sha256, Supplier<T> read) {
        try {
            return read.get();
        } catch (EJBException | PersistenceException e) {
            throw DomainException.unavailable("The artifact " + sha256 + " cannot be read from the database.", e);
        }
    }
}
