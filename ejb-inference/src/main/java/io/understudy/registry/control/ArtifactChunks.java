package io.understudy.registry.control;

import io.understudy.failure.entity.DomainException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** The rows of artifacts: chunks of one size, so that neither side ever holds a whole one. */
@Stateless
public class ArtifactChunks {

    static final int CHUNK_BYTES = 1 << 20;

    @PersistenceContext(unitName = "understudy")
    private EntityManager entities;

    /** Joins the caller's transaction: bytes and whatever refers to them are committed together. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void write(String sha256, Path file) {
        entities.runWithConnection((Connection connection) -> {
            if (claim(connection, sha256, Files.size(file))) {
                try (var in = Files.newInputStream(file)) {
                    insert(connection, sha256, in);
                }
            }
        });
    }

    /** False if the bytes are there already; waits for another transaction that is about to bring them. */
    private static boolean claim(Connection connection, String sha256, long size) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into understudy.artifact (sha256, size) values (?, ?) on conflict do nothing")) {
            insert.setString(1, sha256);
            insert.setLong(2, size);
            return insert.executeUpdate() == 1;
        }
    }

    private static void insert(Connection connection, String sha256, InputStream in) throws SQLException, IOException {
        try (var insert = connection.prepareStatement(
                "insert into understudy.artifact_chunk (sha256, seq, bytes) values (?, ?, ?)")) {
            var seq = 0;
            for (byte[] chunk; (chunk = in.readNBytes(CHUNK_BYTES)).length > 0; ) {
                insert.setString(1, sha256);
                insert.setInt(2, seq++);
                insert.setBytes(3, chunk);
                insert.executeUpdate();
            }
        }
    }

    /**
     * The bytes that the artifact has in all.
     *
     * @throws DomainException UNAVAILABLE if there is no such artifact
     */
    public long size(String sha256) {
        return single(Long.class, "select size from understudy.artifact where sha256 = ?1", sha256);
    }

    public byte[] read(String sha256, int seq) {
        return single(
                byte[].class, "select bytes from understudy.artifact_chunk where sha256 = ?1 and seq = ?2", sha256, seq);
    }

    private <T> T single(Class<T> type, String sql, Object... parameters) {
        var query = entities.createNativeQuery(sql, type);
        for (var i = 0; i < parameters.length; i++) query.setParameter(i + 1, parameters[i]);
        var found = query.getResultList();
        if (found.isEmpty()) {
            throw DomainException.unavailable("The artifact " + parameters[0] + " is not whole in the store.", null);
        }
        return type.cast(found.getFirst());
    }
}
