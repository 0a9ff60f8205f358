package io.understudy.search.control.talents;

import io.understudy.failure.entity.DomainException.Violation;
import io.understudy.search.entity.TalentImport;
import io.understudy.search.entity.TalentImport.LineError;
import io.understudy.search.entity.TalentImport.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Counts what has become of the lines of one import. */
final class ImportTally {

    private final String id;
    private final Instant startedAt;
    private final List<LineError> errors = new ArrayList<>();
    private long linesRead;
    private long accepted;
    private long rejected;

    ImportTally(String id, Instant startedAt) {
        this.id = id;
        this.startedAt = startedAt;
    }

    void read(long line) {
        linesRead = line;
    }

    void accept() {
        accepted++;
    }

    void reject(long line, List<Violation> why) {
        rejected++;
        for (var violation : why) {
            if (errors.size() < TalentImport.KEPT_ERRORS) {
                errors.add(new LineError(line, violation.field(), violation.reason()));
            }
        }
    }

    long linesRead() {
        return linesRead;
    }

    TalentImport running() {
        return as(State.RUNNING, null, null, null);
    }

    TalentImport completed(String sha256, Instant when) {
        return as(State.COMPLETED, null, sha256, when);
    }

    TalentImport failed(String why, Instant when) {
        return as(State.FAILED, why, null, when);
    }

    private TalentImport as(State state, String failure, String sha256, Instant endedAt) {
        return new TalentImport(
                id, state, linesRead, accepted, rejected, List.copyOf(errors), failure, sha256, startedAt, endedAt);
    }
}
