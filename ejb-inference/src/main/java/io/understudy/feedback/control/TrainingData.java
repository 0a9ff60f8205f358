package io.understudy.feedback.control;

import io.understudy.database.entity.Database;
import io.understudy.feedback.entity.LabelFilter;
import io.understudy.feedback.entity.LabelledPrediction;
import io.understudy.feedback.entity.LabelledPredictions;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The inputs whose labels are known by feedback, to train on. */
@ApplicationScoped
public class TrainingData {

    @Resource(lookup = "jdbc/understudy", shareable = false)
    private DataSource dataSource;

    @Inject
    @ConfigProperty(name = "understudy.feedback.export-timeout", defaultValue = "PT5M")
    private Duration patience;

    private LabelledPredictions predictions;

    @PostConstruct
    void open() {
        predictions = new LabelledPredictions(new Database(dataSource, patience));
    }

    /** In the order of their feedback, one after the other: what is read needs no memory for what was read before. */
    public void each(LabelFilter filter, Consumer<LabelledPrediction> reader) {
        predictions.each(filter, reader);
    }

    /**
     * Writes them as they are read.
     *
     * @throws IOException if they cannot be written
     */
    public void write(LabelFilter filter, ExportFormat format, OutputStream out) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        try {
            writer.write(format.header());
            each(filter, prediction -> {
                try {
                    writer.write(format.line(prediction));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            writer.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
