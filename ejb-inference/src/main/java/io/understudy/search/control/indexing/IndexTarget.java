package io.understudy.search.control.indexing;

import io.understudy.search.control.index.TalentIndex;
import io.understudy.search.entity.FeedPosition;
import io.understudy.search.entity.TalentFeed;
import java.time.Duration;
import java.util.HashMap;

/**
 * An index together with the position in the feed that its content stands for. Used by one thread.
 *
 * <p>Kept with every commit: a node that ends in whatever way goes on from there.
 */
final class IndexTarget {

    private static final String DATABASE = "feed_database";

    private final TalentIndex index;
    private final String database;
    private FeedPosition position;
    private long committedAt = System.nanoTime();

    private IndexTarget(TalentIndex index, String database, FeedPosition position) {
        this.index = index;
        this.database = database;
        this.position = position;
    }

    /** Begins anew where the index was filled from another database, or from this one before it was restored. */
    static IndexTarget open(TalentIndex index, TalentFeed feed) {
        var database = feed.database();
        var committed = index.committed();
        var position = FeedPosition.from(committed);
        var isOurs = database.equals(committed.get(DATABASE)) && feed.knows(position);
        if (!isOurs && !committed.isEmpty()) index.clear();
        return new IndexTarget(index, database, isOurs ? position : FeedPosition.START);
    }

    TalentIndex index() {
        return index;
    }

    FeedPosition position() {
        return position;
    }

    /** The index holds everything up to that position. */
    void advance(FeedPosition to) {
        position = to;
    }

    void commitIfOlderThan(Duration age) {
        if (System.nanoTime() - committedAt >= age.toNanos()) commit();
    }

    void commit() {
        if (!index.isUncommitted()) return;
        var data = new HashMap<>(position.toMap());
        data.put(DATABASE, database);
        index.commit(data);
        committedAt = System.nanoTime();
    }
}
