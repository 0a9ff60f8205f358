package io.understudy.search.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.understudy.database.entity.Database;
import io.understudy.wire.entity.Json;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The profiles in PostgreSQL. Every write marks its row with the transaction and a new revision for the feed. */
public final class TalentTable {

    private static final String UPSERT =
            """
            insert into understudy.talent as t (id, profile, updated_at)
            select p ->> 'id', p, ? from jsonb_array_elements(?::jsonb) p order by 1
            on conflict (id) do update set
              profile = excluded.profile, updated_at = excluded.updated_at,
              txid = pg_current_xact_id(), revision = nextval('understudy.talent_revision')
            """;

    /** An embedding tells of the text that it was made from, so it goes with the profile. */
    private static final String DELETE =
            """
            with gone as (
              update understudy.talent set
                profile = null, updated_at = ?,
                txid = pg_current_xact_id(), revision = nextval('understudy.talent_revision')
              where id = ? and profile is not null
              returning id),
            vectors as (delete from understudy.talent_embedding where talent_id in (select id from gone))
            select count(*) from gone
            """;

    /** A newer build on another node may have written fields that this one does not know. */
    private static final ObjectReader PROFILE =
            Json.MAPPER.readerFor(TalentProfile.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Database database;

    public TalentTable(Database database) {
        this.database = database;
    }

    /** @return whether the talent was not there before */
    public boolean put(TalentProfile profile) {
        return database.inTransaction(connection -> {
            var isNew = read(connection, profile.id()).isEmpty();
            upsert(connection, List.of(profile), profile.updatedAt());
            return isNew;
        });
    }

    public Optional<TalentProfile> find(String id) {
        return database.call(connection -> read(connection, id));
    }

    /** @return whether there was such a talent */
    public boolean delete(String id, Instant when) {
        return database.call(connection -> {
            try (var statement = database.prepare(connection, DELETE)) {
                statement.setTimestamp(1, Timestamp.from(when));
                statement.setString(2, id);
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getLong(1) > 0;
                }
            }
        });
    }

    /**
     * By id, in the order of its code points.
     *
     * @param after the id before the first; empty for the very first
     */
    public List<TalentProfile> page(String after, int limit) {
        return database.call(connection -> {
            var sql = "select profile from understudy.talent where id > ? and profile is not null order by id limit ?";
            try (var statement = database.prepare(connection, sql)) {
                statement.setString(1, after);
                statement.setInt(2, limit);
                return profiles(statement.executeQuery());
            }
        });
    }

    public long count() {
        return database.call(connection -> {
            var sql = "select count(*) from understudy.talent where profile is not null";
            try (var statement = database.prepare(connection, sql);
                    var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    /** @param profiles with ids that differ from each other */
    void upsert(Connection connection, Collection<TalentProfile> profiles, Instant when) throws SQLException {
        try (var statement = database.prepare(connection, UPSERT)) {
            statement.setTimestamp(1, Timestamp.from(when));
            statement.setString(2, Json.MAPPER.writeValueAsString(profiles));
            statement.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A profile cannot be written as JSON");
        }
    }

    static TalentProfile parse(String json) {
        try {
            return PROFILE.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored profile cannot be read, at column " + e.getLocation().getColumnNr());
        }
    }

    private Optional<TalentProfile> read(Connection connection, String id) throws SQLException {
        var sql = "select profile from understudy.talent where id = ? and profile is not null";
        try (var statement = database.prepare(connection, sql)) {
            statement.setString(1, id);
            return profiles(statement.executeQuery()).stream().findFirst();
        }
    }

    private static List<TalentProfile> profiles(ResultSet rows) throws SQLException {
        var profiles = new ArrayList<TalentProfile>();
        while (rows.next()) profiles.add(parse(rows.getString(1)));
        return profiles;
    }
}
