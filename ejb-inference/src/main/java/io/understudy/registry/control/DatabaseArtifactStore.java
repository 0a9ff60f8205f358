package io.understudy.registry.control;

import io.understudy.failure.entity.DomainException;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Artifacts in the same database as their versions: no shared volume, one transaction for both. */
@ApplicationScoped
public class DatabaseArtifactStore implements ArtifactStore {

    private ArtifactChunks chunks;

    protected DatabaseArtifactStore() {}

    @Inject
    public DatabaseArtifactStore(ArtifactChunks chunks) {
        this.chunks = chunks;
    }

    @Override
    public void put(String sha256, Path file) {
        chunks.write(sha256, file);
    }

    @Override
    public InputStream open(String sha256) {
        var size = reading(sha256, () -> chunks.size(sha256));
        return new ChunkStream(size, seq -> reading(sha256, () -> chunks.read(sha256, seq)));
    }

    private static <T> T reading(String sha256, Supplier<T> read) {
        try {
            return read.get();
        } catch (EJBException | PersistenceException e) {
            throw DomainException.unavailable("The artifact " + sha256 + " cannot be read from the database.", e);
        }
    }
}
