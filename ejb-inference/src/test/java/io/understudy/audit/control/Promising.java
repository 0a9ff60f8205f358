package io.understudy.audit.control;

import io.understudy.audit.Predictions;
import io.understudy.audit.control.spool.RowSpool;
import io.understudy.audit.entity.CopyRow;
import io.understudy.audit.entity.PredictionTable;
import io.understudy.database.entity.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.postgresql.ds.PGSimpleDataSource;

/** A process that records without a pause, and says the id of each record once that is kept, until somebody kills it. */
final class Promising {

    private static final int WAITING = 4;

    private final RowLog log;

    private Promising(RowLog log) {
        this.log = log;
    }

    /** @param arguments address of the database, folder of the spool */
    public static void main(String[] arguments) throws Exception {
        var source = new PGSimpleDataSource();
        source.setURL(arguments[0]);
        var log = new RowLog(
                new FickleStore(new PredictionTable(new Database(source, Duration.ofSeconds(5)))),
                RowSpool.open(Path.of(arguments[1]), 1 << 30, 1 << 14),
                new WriterSettings(1000, 1 << 20, 100, Duration.ofMillis(50), 2),
                Thread.ofPlatform().factory(),
                (severity, kind, message) -> {});
        for (int i = 0; i < WAITING; i++) Thread.ofPlatform().start(new Promising(log)::record);
    }

    private void record() {
        try {
            while (true) {
                var prediction = Predictions.next("u");
                var entry = Entry.of(CopyRow.of(prediction), true);
                log.queue().put(entry, Long.MAX_VALUE);
                entry.kept().get();
                System.out.println(prediction.id());
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
