package io.understudy.audit.control;

import java.time.Duration;

/**
 * @param queueRecords most records that wait in memory
 * @param queueBytes and most bytes of them
 * @param batch most records written at once
 * @param flush longest time for which a record may be in memory only: what the database has not committed by then goes
 *     to the spool as well
 * @param lanes connections that write at once
 */
record WriterSettings(int queueRecords, long queueBytes, int batch, Duration flush, int lanes) {

    /** For how long rows gather where nobody waits for one; the rest of {@link #flush} is the database's. */
    long gatherNanos() {
        return flush.toNanos() / 5;
    }
}
