package io.understudy.search.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * One import of profiles and how far it came.
 *
 * @param linesRead every line up to here has been kept or rejected; blank lines count
 * @param accepted lines that were kept; where an id stands on several lines the last one wins
 * @param rejected lines that were not
 * @param errors why, for the first {@value #KEPT_ERRORS}; null in lists
 * @param failure why it ended before the last line
 * @param sha256 of the body, once it is completed; a repetition must have the same
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TalentImport(
        String id,
        State state,
        long linesRead,
        long accepted,
        long rejected,
        List<LineError> errors,
        String failure,
        String sha256,
        Instant startedAt,
        Instant endedAt) {

    public static final int KEPT_ERRORS = 1_000;

    /** FAILED stopped by an error that it met, INTERRUPTED by the end of its node; both may be started again. */
    public enum State {
        RUNNING,
        COMPLETED,
        FAILED,
        INTERRUPTED
    }

    /**
     * @param line from 1
     * @param field path in the profile; empty where the line as a whole is wrong
     */
    public record LineError(long line, String field, String reason) {}
}
