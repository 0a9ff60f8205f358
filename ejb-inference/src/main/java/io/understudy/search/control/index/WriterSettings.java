package io.understudy.search.control.index;

import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.TieredMergePolicy;

/** How segments come about. */
final class WriterSettings {

    /** Every segment has a graph of its own to walk, so that few large ones search faster than the usual ten. */
    private static final int SEGMENTS_PER_TIER = 4;

    /** Segments below this are merged as if they had it: small ones, one per refresh, do not pile up. */
    private static final double FLOOR_MB = 16;

    /** Merges that may wait before writing does. */
    private static final int WAITING_MERGES = 4;

    private WriterSettings() {}

    static IndexWriterConfig of(IndexSettings settings, boolean goOn) {
        var merging = new TieredMergePolicy();
        merging.setSegmentsPerTier(SEGMENTS_PER_TIER);
        merging.setFloorSegmentMB(FLOOR_MB);
        var threads = new ConcurrentMergeScheduler();
        threads.setMaxMergesAndThreads(settings.mergeThreads() + WAITING_MERGES, settings.mergeThreads());
        return new IndexWriterConfig()
                .setOpenMode(goOn ? OpenMode.APPEND : OpenMode.CREATE)
                .setCodec(new VectorCodec(settings))
                .setRAMBufferSizeMB(settings.ramBufferMb())
                .setMergePolicy(merging)
                .setMergeScheduler(threads)
                .setCommitOnClose(false);
    }
}
