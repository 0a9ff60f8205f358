package io.understudy.registry.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.nio.file.Path;

/** Artifacts in the same database as their versions: no shared volume, one transaction for both. */
@ApplicationScoped
public class DatabaseArtifactStore implements ArtifactStore {

    private ArtifactChunks chunks;
    private ArtifactReads reads;

    protected DatabaseArtifactStore() {}

    @Inject
    public DatabaseArtifactStore(ArtifactChunks chunks, ArtifactReads reads) {
        this.chunks = chunks;
        this.reads = reads;
    }

    @Override
    public void put(String sha256, Path file) {
        chunks.write(sha256, file);
    }

    @Override
    public InputStream open(String sha256) {
        return new ChunkStream(reads.size(sha256), seq -> reads.chunk(sha256, seq));
    }
}
