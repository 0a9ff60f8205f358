package io.understudy.monitoring.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** Asks the database for a sign of life, without ever making its caller wait long. */
@ApplicationScoped
public class DatabaseProbe {

    static final int PATIENCE_SECONDS = 2;

    @Resource(lookup = "jdbc/understudy")
    private DataSource dataSource;

    /**
     * Asynchronous, because a thread that waits for a socket cannot be interrupted; the bulkhead bounds how many such
     * threads there can be.
     *
     * @return completes normally if the database answers
     */
    @Asynchronous
    @Timeout(value = PATIENCE_SECONDS, unit = ChronoUnit.SECONDS)
    @Bulkhead(value = 2, waitingTaskQueue = 1)
    public CompletionStage<Void> ask() {
        try (var connection = dataSource.getConnection()) {
            return connection.isValid(PATIENCE_SECONDS)
                    ? CompletableFuture.completedFuture(null)
                    : CompletableFuture.failedFuture(new SQLException("The connection is dead."));
        } catch (SQLException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
