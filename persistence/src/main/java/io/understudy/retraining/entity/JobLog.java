package io.understudy.retraining.entity;

import io.understudy.database.entity.Database;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** What jobs say while they run. */
public final class JobLog {

    private static final int MOST = 1_000;

    private static final String ADD = "insert into understudy.retraining_log (job, said) values (?, ?)";

    private static final String READ = "select at, said from understudy.retraining_log where job = ? order by line limit " + MOST;

    public record Line(Instant at, String said) {}

    private final Database database;

    public JobLog(Database database) {
        this.database = database;
    }

    public void add(UUID job, String said) {
        database.update(ADD, job, said);
    }

    /** The oldest first. */
    public List<Line> of(UUID job) {
        return database.rows(READ, row -> new Line(row.getObject(1, OffsetDateTime.class).toInstant(), row.getString(2)), job);
    }
}
