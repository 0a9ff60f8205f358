package io.understudy.audit.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.audit.control.spool.RowSpool;
import io.understudy.audit.entity.Prediction;
import io.understudy.audit.entity.PredictionFilter;
import io.understudy.audit.entity.PredictionTable;
import io.understudy.database.entity.Database;
import io.understudy.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A record that somebody was promised is in the table once, whenever the process is killed. */
class KilledProcessTest {

    private static final int KILLS = Integer.getInteger("durability.kills", 6);
    private static final PredictionFilter ALL = new PredictionFilter(null, null, null, null, null, null);
    private static final String NO_DATABASE = "jdbc:postgresql://localhost:1/none";
    private static final int ID_LENGTH = 36;

    @TempDir
    Path spool;

    private final PGSimpleDataSource source = (PGSimpleDataSource) TestDatabase.create();
    private final PredictionTable table = new PredictionTable(new Database(source, Duration.ofSeconds(30)));
    private final Random random = new Random(5);

    /** Every second time the database is away, so that the records are in the spool alone. */
    @Test
    void keepsWhatItPromised() throws Exception {
        var promised = new HashSet<UUID>();
        for (int kill = 0; kill < KILLS; kill++) promised.addAll(killed(kill % 2 == 0 ? source.getURL() : NO_DATABASE));
        assertTrue(promised.size() > 10 * KILLS, () -> "hardly any record: " + promised.size());
        drain();
        System.out.printf("%d kills, every second one with no database: %,d promised records, all of them in the table, none twice%n", KILLS, promised.size());
        var rows = table.page(ALL, null, Integer.MAX_VALUE).stream().map(Prediction::id).toList();
        var kept = new HashSet<>(rows);
        assertEquals(Set.of(), promised.stream().filter(id -> !kept.contains(id)).collect(Collectors.toSet()));
        assertEquals(rows.size(), kept.size());
    }

    /** What a process has promised until it was killed at some moment. */
    private List<UUID> killed(String database) throws IOException {
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp", System.getProperty("java.class.path"), Promising.class.getName(), database, spool.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int last = 20 + random.nextInt(200);
        var promised = new ArrayList<UUID>();
        try (var lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.length() == ID_LENGTH) promised.add(UUID.fromString(line));
                // By its handle, because that leaves the pipe open to be read to its end.
                if (promised.size() == last) process.toHandle().destroyForcibly();
            }
        }
        return promised;
    }

    private void drain() throws Exception {
        var settings = new WriterSettings(10, 1 << 20, 100, Duration.ofMillis(50), 2);
        var threads = Thread.ofPlatform().daemon().factory();
        try (var log = new RowLog(new FickleStore(table), RowSpool.open(spool, 1 << 30, 1 << 14), settings, threads, (severity, kind, message) -> {})) {
            for (int i = 0; i < 600 && !log.spool().isEmpty(); i++) TimeUnit.MILLISECONDS.sleep(100);
            assertTrue(log.spool().isEmpty());
        }
    }
}
