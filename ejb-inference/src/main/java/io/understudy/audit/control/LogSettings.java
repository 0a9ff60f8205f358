package io.understudy.audit.control;

import io.understudy.audit.control.spool.RowSpool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How this node keeps its records. */
@ApplicationScoped
class LogSettings {

    private static final long SEGMENT_BYTES = 16L << 20;

    @Inject
    @ConfigProperty(name = "understudy.prediction-log.flush", defaultValue = "PT0.05S")
    private Duration flush;

    @Inject
    @ConfigProperty(name = "understudy.prediction-log.batch", defaultValue = "1000")
    private int batch;

    @Inject
    @ConfigProperty(name = "understudy.prediction-log.lanes", defaultValue = "4")
    private int lanes;

    @Inject
    @ConfigProperty(name = "understudy.prediction-log.queue-records", defaultValue = "10000")
    private int queueRecords;

    @Inject
    @ConfigProperty(name = "understudy.prediction-log.queue-bytes", defaultValue = "67108864")
    private long queueBytes;

    @Inject
    @ConfigProperty(name = "understudy.prediction-log.statement-timeout", defaultValue = "PT30S")
    private Duration statementTimeout;

    @Inject
    @ConfigProperty(name = "understudy.prediction-log.spool-directory", defaultValue = ".understudy/spool")
    private String spoolDirectory;

    @Inject
    @ConfigProperty(name = "understudy.prediction-log.spool-max-bytes", defaultValue = "1073741824")
    private long spoolBytes;

    @Inject
    @ConfigProperty(name = "understudy.prediction-log.retention-days", defaultValue = "90")
    private int retentionDays;

    @Inject
    @ConfigProperty(name = "understudy.prediction-log.days-ahead", defaultValue = "7")
    private int daysAhead;

    WriterSettings writer() {
        return writer(lanes);
    }

    WriterSettings writer(int lanes) {
        return new WriterSettings(queueRecords, queueBytes, batch, flush, lanes);
    }

    Duration statementTimeout() {
        return statementTimeout;
    }

    /** @param folder below the directory of all spools; empty for that itself */
    RowSpool spool(String folder) {
        var directory = Path.of(spoolDirectory, folder);
        try {
            return RowSpool.open(directory, spoolBytes, SEGMENT_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException("The spool of records cannot be opened: " + directory, e);
        }
    }

    int retentionDays() {
        return retentionDays;
    }

    int daysAhead() {
        return daysAhead;
    }
}
