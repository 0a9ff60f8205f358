package io.understudy.retraining.control;

import io.understudy.database.entity.Database;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.ArtifactSettings;
import io.understudy.registry.control.Models;
import io.understudy.registry.control.TemporaryFolder;
import io.understudy.retraining.entity.TrainingSet;
import io.understudy.retraining.entity.TrainingSetTable;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Labelled texts to train on, uploaded under a name. */
@ApplicationScoped
public class TrainingSets {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Resource(lookup = "jdbc/understudy", shareable = false)
    private DataSource dataSource;

    @EJB
    private Models models;

    @Inject
    private ArtifactSettings artifacts;

    @Inject
    @ConfigProperty(name = "understudy.retraining.max-rows", defaultValue = "1000000")
    private int most;

    private TrainingSetTable table;

    @PostConstruct
    void open() {
        table = new TrainingSetTable(new Database(dataSource, PATIENCE));
    }

    public enum Format {
        NDJSON,
        CSV
    }

    /**
     * Puts a set in place of that of the same name; a job that runs keeps what it has read.
     *
     * @throws DomainException NOT_FOUND without the model; INVALID with the number of the row and what is wrong with it, and
     *     everything is as it was
     */
    public TrainingSet put(String model, String name, Format format, InputStream in, String who) {
        models.get(model);
        try (var folder = TemporaryFolder.in(artifacts.incoming())) {
            // First to the disk: a slow sender shall not hold a connection.
            var file = folder.path().resolve("rows");
            Files.copy(in, file);
            try (var arrived = Files.newInputStream(file)) {
                var rows = format == Format.CSV ? UploadedRows.csv(arrived, most) : UploadedRows.ndjson(arrived, most);
                if (!rows.hasNext()) throw DomainException.invalid("rows", "are missing");
                return table.put(model, name, who, rows);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the order of their names. */
    public List<TrainingSet> of(String model) {
        models.get(model);
        return table.of(model);
    }

    public TrainingSet get(String model, String name) {
        models.get(model);
        return table.find(model, name).orElseThrow(() -> DomainException.notFound("training set", name));
    }

    public void delete(String model, String name) {
        get(model, name);
        table.delete(model, name);
    }
}
