package io.understudy.audit.control;

import java.util.concurrent.CompletableFuture;

/**
 * A row on its way to the disk.
 *
 * @param awaited whether an answer waits for it
 * @param arrived {@link System#nanoTime()} at which it came
 * @param kept done once the row is on a disk, in the database or in the spool
 */
record Entry(byte[] row, boolean awaited, long arrived, CompletableFuture<Void> kept) {

    static Entry of(byte[] row, boolean awaited) {
        return new Entry(row, awaited, System.nanoTime(), new CompletableFuture<>());
    }
}
