package io.understudy.registry.control;

import java.io.InputStream;
import java.nio.file.Path;

/** Keeps the bytes of artifacts under their SHA-256, the same bytes once. */
public interface ArtifactStore {

    /** Keeps the file's bytes; within a transaction they are kept if and only if it commits. */
    void put(String sha256, Path file);

    /**
     * The bytes as they were put, read as they are asked for. A store that fails in the middle throws UNAVAILABLE from
     * {@code read}.
     *
     * @throws io.understudy.failure.entity.DomainException UNAVAILABLE if the store does not have them
     */
    InputStream open(String sha256);
}
