package io.understudy.search.entity;

import io.understudy.database.entity.Database;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each version made of each profile's text, kept so that it is computed once, whichever node needs it and however
 * often it restarts.
 */
public final class EmbeddingStore {

    /**
     * @param textDigest SHA-256 of the text that was embedded
     * @param vector as {@link Float16} writes it
     */
    public record Stored(String talentId, byte[] textDigest, byte[] vector) {}

    private static final String WRITE =
            """
            insert into understudy.talent_embedding (version_id, talent_id, text_digest, vector)
            select ?, u.id, u.digest, u.vector
            from unnest(?::text[], ?::bytea[], ?::bytea[]) u (id, digest, vector) order by u.id
            on conflict (version_id, talent_id) do update set
              text_digest = excluded.text_digest, vector = excluded.vector
            """;

    private final Database database;

    public EmbeddingStore(Database database) {
        this.database = database;
    }

    /** What is kept for these talents, by their id. */
    public Map<String, Stored> read(String versionId, Collection<String> talentIds) {
        return database.call(connection -> {
            var sql = "select talent_id, text_digest, vector from understudy.talent_embedding"
                    + " where version_id = ? and talent_id = any (?)";
            try (var statement = database.prepare(connection, sql)) {
                statement.setString(1, versionId);
                statement.setArray(2, texts(connection, talentIds));
                var rows = statement.executeQuery();
                var found = new HashMap<String, Stored>();
                while (rows.next()) {
                    found.put(rows.getString(1), new Stored(rows.getString(1), rows.getBytes(2), rows.getBytes(3)));
                }
                return found;
            }
        });
    }

    /** @param embeddings of talents that differ from each other */
    public void write(String versionId, List<Stored> embeddings) {
        database.call(connection -> {
            try (var statement = database.prepare(connection, WRITE)) {
                statement.setString(1, versionId);
                statement.setArray(2, texts(connection, embeddings.stream().map(Stored::talentId).toList()));
                statement.setArray(3, bytes(connection, embeddings.stream().map(Stored::textDigest).toArray(byte[][]::new)));
                statement.setArray(4, bytes(connection, embeddings.stream().map(Stored::vector).toArray(byte[][]::new)));
                return statement.executeUpdate();
            }
        });
    }

    public void delete(String versionId, Collection<String> talentIds) {
        database.call(connection -> {
            var sql = "delete from understudy.talent_embedding where version_id = ? and talent_id = any (?)";
            try (var statement = database.prepare(connection, sql)) {
                statement.setString(1, versionId);
                statement.setArray(2, texts(connection, talentIds));
                return statement.executeUpdate();
            }
        });
    }

    /** All that a version made, when it is purged. */
    public int deleteVersion(String versionId) {
        return database.call(connection -> {
            var sql = "delete from understudy.talent_embedding where version_id = ?";
            try (var statement = database.prepare(connection, sql)) {
                statement.setString(1, versionId);
                return statement.executeUpdate();
            }
        });
    }

    private static Array texts(Connection connection, Collection<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    private static Array bytes(Connection connection, byte[][] values) throws SQLException {
        return connection.createArrayOf("bytea", values);
    }
}
