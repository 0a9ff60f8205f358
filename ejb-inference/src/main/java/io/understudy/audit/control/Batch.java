package io.understudy.audit.control;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Rows that reach the disk together. It is settled once, by whoever comes first: the database, or the end of patience. */
record Batch(List<Entry> entries, AtomicBoolean settled) {

    static Batch of(List<Entry> entries) {
        return new Batch(List.copyOf(entries), new AtomicBoolean());
    }

    List<byte[]> rows() {
        return entries.stream().map(Entry::row).toList();
    }

    int size() {
        return entries.size();
    }

    /** @return true for the first who asks */
    boolean settle() {
        return settled.compareAndSet(false, true);
    }

    void kept() {
        entries.forEach(entry -> entry.kept().complete(null));
    }

    /** @param refused some of the very rows of {@link #rows} */
    void keptBut(List<byte[]> refused) {
        for (var entry : entries) {
            var isRefused = refused.stream().anyMatch(row -> row == entry.row());
            if (isRefused) entry.kept().completeExceptionally(new IllegalStateException("The database refuses the record."));
            else entry.kept().complete(null);
        }
    }

    void lost(Throwable cause) {
        entries.forEach(entry -> entry.kept().completeExceptionally(cause));
    }
}
