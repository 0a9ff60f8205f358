package io.understudy.audit.control;

/** Why a record was lost. */
enum Drops {
    /** More came than the disks take, and the queue was full. */
    QUEUE_FULL,
    /** The spool was full, or its disk failed, while the database did not take the record. */
    SPOOL_FAILED,
    /** The database works and refuses this record for good. */
    REFUSED,
    /** A spool file had bytes that are no whole record. */
    DAMAGED,
    /** The record could not even be made. */
    FAULT,
    /** The log was not running: starting, or stopped. */
    CLOSED
}
