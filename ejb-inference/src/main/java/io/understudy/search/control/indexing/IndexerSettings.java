package io.understudy.search.control.indexing;

import java.time.Duration;

/**
 * The knobs of an indexer.
 *
 * @param poll how often the feed is looked at when nobody wakes the indexer
 * @param page changes read and indexed in one go
 * @param commitEvery how long a change may be in the index before it is on disk
 * @param firstPause before a failed step is tried again; doubles up to {@code longestPause}
 */
public record IndexerSettings(Duration poll, int page, Duration commitEvery, Duration firstPause, Duration longestPause) {

    public static final IndexerSettings DEFAULT = new IndexerSettings(
            Duration.ofMillis(200), 512, Duration.ofSeconds(30), Duration.ofMillis(200), Duration.ofSeconds(5));
}
