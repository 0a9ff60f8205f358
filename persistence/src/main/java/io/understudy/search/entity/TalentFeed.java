package io.understudy.search.entity;

import io.understudy.database.entity.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The changes of talents, for every node and version on its own, without gaps and without a queue.
 *
 * <p>Each row carries the transaction that wrote it last. A pass reads, in pages by (transaction, id), the rows that a
 * new snapshot shows and that the previous pass's snapshot did not. Transactions that commit late or out of order are
 * by that very definition in a later pass; a row that is written again during a pass leaves it for the next one. A row
 * is read once for every state that a pass meets, and an intermediate state may never be read.
 */
public final class TalentFeed {

    /** @param profile empty where the talent was deleted */
    public record Change(String id, long revision, Optional<TalentProfile> profile) {}

    /**
     * @param next where to go on; level when this was the last page of a pass
     */
    public record Changes(List<Change> changes, FeedPosition next) {}

    /** One statement and so one snapshot: what it shows is exactly what a first page reads. */
    private static final String PAGE =
            """
            select s.until::text, t.txid::text, t.id, t.revision, t.profile
            from (select coalesce(nullif(?, '')::pg_snapshot, pg_current_snapshot()) as until) s
            left join lateral (
              select txid, id, revision, profile from understudy.talent
              where (txid, id) > (?::xid8, ?)
                and txid >= pg_snapshot_xmin(?::pg_snapshot)
                and not pg_visible_in_snapshot(txid, ?::pg_snapshot)
                and pg_visible_in_snapshot(txid, s.until)
              order by txid, id limit ?) t on true
            order by t.txid, t.id
            """;

    private static final String PENDING =
            """
            select count(*) from understudy.talent
            where (txid, id) > (?::xid8, ?)
              and txid >= pg_snapshot_xmin(?::pg_snapshot)
              and not pg_visible_in_snapshot(txid, ?::pg_snapshot)
            """;

    /**
     * Rows of a database that was restored from a dump bear the numbers of another server's transactions, which have
     * not begun here.
     */
    private static final String RENUMBER =
            """
            update understudy.talent set txid = pg_current_xact_id()
            where txid >= pg_snapshot_xmax(pg_current_snapshot())
            """;

    private final Database database;

    public TalentFeed(Database database) {
        this.database = database;
    }

    /** @param limit how many changes one page holds at most */
    public Changes since(FeedPosition position, int limit) {
        return database.call(connection -> {
            try (var statement = database.prepare(connection, PAGE)) {
                statement.setString(1, position.until());
                statement.setString(2, Long.toUnsignedString(position.afterTxid()));
                statement.setString(3, position.afterId());
                statement.setString(4, position.since());
                statement.setString(5, position.since());
                statement.setInt(6, limit);
                return page(position, statement.executeQuery(), limit);
            }
        });
    }

    /** What a talent is now; empty if there was never one of that id. */
    public Optional<Change> latest(String id) {
        return database.call(connection -> {
            try (var statement = database.prepare(connection, "select revision, profile from understudy.talent where id = ?")) {
                statement.setString(1, id);
                var rows = statement.executeQuery();
                if (!rows.next()) return Optional.empty();
                return Optional.of(new Change(id, rows.getLong(1), Optional.ofNullable(rows.getString(2)).map(TalentTable::parse)));
            }
        });
    }

    /** How many changes are yet to be read from a position. */
    public long pending(FeedPosition position) {
        return database.call(connection -> {
            try (var statement = database.prepare(connection, PENDING)) {
                statement.setString(1, Long.toUnsignedString(position.afterTxid()));
                statement.setString(2, position.afterId());
                statement.setString(3, position.since());
                statement.setString(4, position.since());
                var rows = statement.executeQuery();
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    /**
     * Whether the position was taken from this database as it is now, not from one that was replaced by another or by
     * an older copy. An index at a foreign position must be built anew.
     */
    public boolean knows(FeedPosition position) {
        return database.call(connection -> {
            var sql = "select pg_snapshot_xmax(?::pg_snapshot) <= pg_snapshot_xmax(pg_current_snapshot())";
            try (var statement = database.prepare(connection, sql)) {
                statement.setString(1, position.since());
                var rows = statement.executeQuery();
                rows.next();
                return rows.getBoolean(1);
            }
        });
    }

    /** Names this database: the same for as long as its talents are the same talents. */
    public String database() {
        return database.call(connection -> {
            try (var statement = database.prepare(connection, "select identity::text from understudy.database_identity")) {
                var rows = statement.executeQuery();
                rows.next();
                return rows.getString(1);
            }
        });
    }

    /**
     * Makes a restored database readable; does nothing on any other. To be called once at start.
     *
     * @return how many rows were renumbered
     */
    public int adoptRestoredRows() {
        return database.call(connection -> {
            try (var statement = database.prepare(connection, RENUMBER)) {
                return statement.executeUpdate();
            }
        });
    }

    private static Changes page(FeedPosition position, ResultSet rows, int limit) throws SQLException {
        var changes = new ArrayList<Change>();
        var until = "";
        var next = position;
        while (rows.next()) {
            until = rows.getString(1);
            var id = rows.getString(3);
            if (id == null) break;
            next = new FeedPosition(position.since(), until, Long.parseUnsignedLong(rows.getString(2)), id);
            changes.add(new Change(
                    id, rows.getLong(4), Optional.ofNullable(rows.getString(5)).map(TalentTable::parse)));
        }
        return new Changes(changes, changes.size() == limit ? next : FeedPosition.level(until));
    }
}
