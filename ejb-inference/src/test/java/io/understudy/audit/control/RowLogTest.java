package io.understudy.audit.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.alerting.entity.Severity;
import io.understudy.audit.Predictions;
import io.understudy.audit.control.spool.RowSpool;
import io.understudy.audit.control.spool.SpoolFullException;
import io.understudy.audit.entity.CopyRow;
import io.understudy.audit.entity.JsonText;
import io.understudy.audit.entity.Prediction;
import io.understudy.audit.entity.PredictionFilter;
import io.understudy.audit.entity.PredictionTable;
import io.understudy.database.entity.Database;
import io.understudy.serving.entity.CacheTier;
import io.understudy.serving.entity.InferenceStatus;
import io.understudy.testing.TestDatabase;
import io.understudy.wire.entity.Uuid7;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the queue to PostgreSQL, with the database there, away, hanging, and refusing. */
class RowLogTest {

    private static final PredictionFilter ALL = new PredictionFilter(null, null, null, null, null, null);
    private static final Duration LONG = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    private final List<String> alerts = new CopyOnWriteArrayList<>();
    private PredictionTable table;
    private FickleStore store;
    private RowLog log;

    @BeforeEach
    void newDatabase() {
        table = new PredictionTable(new Database(TestDatabase.create(), Duration.ofSeconds(30)));
        store = new FickleStore(table);
    }

    @AfterEach
    void close() {
        if (log != null) log.close();
    }

    @Test
    void anAwaitedRowIsInTheTableOnceItIsKept() throws Exception {
        start(LONG, 1 << 20);
        var prediction = Predictions.next("a");
        put(CopyRow.of(prediction), true).kept().get();
        assertTrue(table.find(prediction.id()).isPresent());
        assertEquals(1, log.tally().written.sum());
    }

    @Test
    void whatIsInTheQueueAtTheEndIsWritten() throws Exception {
        start(LONG, 1 << 20);
        for (int i = 0; i < 500; i++) put(Predictions.row("u" + i), false);
        log.close();
        assertEquals(500, count());
    }

    @Test
    void whileTheDatabaseIsAwayRowsAreOnTheDiskAndThenInTheTable() throws Exception {
        store.cut(true);
        start(Duration.ofMillis(50), 1 << 20);
        for (int i = 0; i < 100; i++) put(Predictions.row("u" + i), true).kept().get();
        assertEquals(100, log.tally().spooled.sum());
        assertEquals(0, count());
        await(() -> !alerts.isEmpty());
        store.cut(false);
        await(() -> count() == 100 && log.spool().isEmpty());
        assertEquals(List.of("spooling WARNING"), alerts);
        assertEquals(0, log.tally().dropped());
    }

    @Test
    void whatAnEarlierProcessLeftIsDrained() throws Exception {
        store.cut(true);
        start(Duration.ofMillis(50), 1 << 20);
        put(Predictions.row("left"), true).kept().get();
        log.close();
        store.cut(false);
        start(Duration.ofMillis(50), 1 << 20);
        await(() -> count() == 1 && log.spool().isEmpty());
    }

    @Test
    void aBatchThatTheDatabaseIsTooSlowForIsSpooledAndKeptOnce() throws Exception {
        var held = store.hang();
        start(Duration.ofMillis(50), 1 << 20);
        var entry = put(Predictions.row("slow"), true);
        entry.kept().get();
        assertEquals(1, log.tally().spooled.sum());
        await(() -> count() == 1);
        held.countDown();
        await(() -> log.spool().isEmpty());
        log.close();
        assertEquals(1, count());
    }

    @Test
    void aRowThatTheDatabaseRefusesSpoilsNoOther() throws Exception {
        start(LONG, 1 << 20);
        var id = Uuid7.next();
        // A number that JSON can say and jsonb cannot keep.
        var refused = new Prediction(
                id, Uuid7.time(id), "m", "v", 1, null, null, "u", null, null, JsonText.ofAny("1e999999"), null, null, 0,
                CacheTier.NONE, InferenceStatus.OK);
        var first = put(Predictions.row("a"), false);
        var bad = put(CopyRow.of(refused), false);
        var last = put(Predictions.row("b"), true);
        first.kept().get();
        last.kept().get();
        assertThrows(ExecutionException.class, () -> bad.kept().get());
        assertEquals(2, count());
        assertEquals(1, log.tally().dropped(Drops.REFUSED));
        await(() -> alerts.contains("dropped CRITICAL"));
    }

    @Test
    void whereNoDiskTakesARowItIsCountedAndTold() throws Exception {
        store.cut(true);
        start(Duration.ofMillis(50), 20);
        var lost = put(Predictions.row("a"), true);
        var why = assertThrows(ExecutionException.class, () -> lost.kept().get());
        assertInstanceOf(SpoolFullException.class, why.getCause());
        assertEquals(1, log.tally().dropped(Drops.SPOOL_FAILED));
        await(() -> alerts.contains("dropped CRITICAL"));
    }

    @Test
    void rowsThatAreAwaitedTogetherShareACommit() throws Exception {
        start(LONG, 1 << 20);
        var held = store.hang();
        var first = IntStream.range(0, 2).mapToObj(i -> put(Predictions.row("first"), true)).toList();
        await(() -> store.writes() == 2 || log.queue().size() == 0 && store.writes() == 1);
        int busy = store.writes();
        for (int lane = busy; lane < 2; lane++) put(Predictions.row("fill"), true);
        await(() -> store.writes() == 2);
        var rest = IntStream.range(0, 50).mapToObj(i -> put(Predictions.row("rest"), true)).toList();
        held.countDown();
        for (var entry : first) entry.kept().get();
        for (var entry : rest) entry.kept().get();
        assertTrue(store.writes() <= 5, "52 rows needed " + store.writes() + " commits");
    }

    private void start(Duration flush, long spoolBytes) throws IOException {
        log = new RowLog(
                store,
                RowSpool.open(folder, spoolBytes, 1 << 16),
                new WriterSettings(1000, 1 << 20, 100, flush, 2),
                Thread.ofPlatform().daemon().factory(),
                (Severity severity, String kind, String message) -> alerts.add(kind + " " + severity));
    }

    private Entry put(byte[] row, boolean awaited) {
        try {
            var entry = Entry.of(row, awaited);
            assertTrue(log.queue().put(entry, System.nanoTime()));
            return entry;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int count() {
        return table.page(ALL, null, 10_000).size();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 3_000 && !condition.getAsBoolean(); i++) TimeUnit.MILLISECONDS.sleep(10);
        assertTrue(condition.getAsBoolean());
    }
}
