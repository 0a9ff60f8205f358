package io.understudy.search.entity;

import java.util.Map;

/**
 * How far a reader of the {@link TalentFeed} has come: everything that the snapshot {@code since} shows has been read,
 * and, while a pass is under way, everything that {@code until} shows up to the row {@code (afterTxid, afterId)} too.
 * Snapshots are PostgreSQL's {@code pg_snapshot} in its text form.
 *
 * @param until empty between passes
 */
public record FeedPosition(String since, String until, long afterTxid, String afterId) {

    /** Before everything: a snapshot in which no transaction has ended. */
    public static final FeedPosition START = level("1:1:");

    public static FeedPosition level(String snapshot) {
        return new FeedPosition(snapshot, "", 0, "");
    }

    /** @return {@link #START} where the map is not one that {@link #toMap()} made */
    public static FeedPosition from(Map<String, String> map) {
        if (map == null || !map.containsKey("feed_since")) return START;
        return new FeedPosition(
                map.get("feed_since"),
                map.get("feed_until"),
                Long.parseLong(map.get("feed_after_txid")),
                map.get("feed_after_id"));
    }

    public Map<String, String> toMap() {
        return Map.of(
                "feed_since", since,
                "feed_until", until,
                "feed_after_txid", Long.toString(afterTxid),
                "feed_after_id", afterId);
    }

    /** Whether no pass is under way. */
    public boolean isLevel() {
        return until.isEmpty();
    }
}
