package io.understudy.audit.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How this node keeps its records. */
@ApplicationScoped
class LogSettings {

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

    Path spoolDirectory() {
        return Path.of(spoolDirectory);
    }

    long spoolBytes() {
        return spoolBytes;
    }

    int retentionDays() {
        return retentionDays;
    }

    int daysAhead() {
        return daysAhead;
    }
}
