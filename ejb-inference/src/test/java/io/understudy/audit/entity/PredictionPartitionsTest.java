package io.understudy.audit.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.audit.Predictions;
import io.understudy.database.entity.Database;
import io.understudy.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PredictionPartitionsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
    private static final PredictionFilter ALL = new PredictionFilter(null, null, null, null, null, null);

    private DataSource source;
    private PredictionTable table;
    private PredictionPartitions partitions;

    @BeforeEach
    void newDatabase() {
        source = TestDatabase.create();
        var database = new Database(source, Duration.ofSeconds(30));
        table = new PredictionTable(database);
        partitions = new PredictionPartitions(database);
    }

    @Test
    void makesTodayAndTheDaysAheadOnce() {
        var change = partitions.keep(TODAY.minusDays(5), TODAY, TODAY.plusDays(2));
        assertEquals(List.of(TODAY, TODAY.plusDays(1), TODAY.plusDays(2)), change.made());
        assertEquals(List.of(), partitions.keep(TODAY.minusDays(5), TODAY, TODAY.plusDays(2)).made());
    }

    @Test
    void aRowGoesToThePartitionOfItsDayInUtc() throws SQLException {
        partitions.keep(TODAY, TODAY, TODAY.plusDays(1));
        write("2026-03-10T23:59:59.999Z", "2026-03-11T00:00:00Z");
        assertEquals(1, count("prediction_20260310"));
        assertEquals(1, count("prediction_20260311"));
    }

    @Test
    void rowsThatCameBeforeTheirDayHadAPartitionMoveThere() throws SQLException {
        write("2026-03-08T12:00:00Z", "2026-03-10T12:00:00Z");
        assertEquals(2, count("prediction_default"));
        var change = partitions.keep(TODAY.minusDays(5), TODAY, TODAY);
        assertEquals(List.of(LocalDate.of(2026, 3, 8), TODAY), change.made());
        assertEquals(0, count("prediction_default"));
        assertEquals(1, count("prediction_20260308"));
        assertEquals(2, table.page(ALL, null, 10).size());
    }

    @Test
    void dropsWhatIsPastTheRetentionInWhicheverPartitionItIs() throws SQLException {
        partitions.keep(TODAY.minusDays(1), TODAY.minusDays(1), TODAY);
        write("2026-03-09T12:00:00Z", "2026-03-10T12:00:00Z", "2026-01-01T12:00:00Z");
        var change = partitions.keep(TODAY, TODAY, TODAY);
        assertEquals(List.of(TODAY.minusDays(1)), change.dropped());
        assertEquals(new TreeSet<>(List.of(TODAY)), partitions.days());
        assertEquals(List.of(Instant.parse("2026-03-10T12:00:00Z")), table.page(ALL, null, 10).stream().map(Prediction::at).toList());
    }

    @Test
    void partitionsHaveTheKeyThatKeepsARowFromBeingThereTwice() {
        partitions.keep(TODAY, TODAY, TODAY);
        var row = CopyRow.of(at("2026-03-10T12:00:00Z", 1));
        assertEquals(1, table.replay(List.of(row)));
        assertEquals(0, table.replay(List.of(row)));
    }

    @Test
    void nodesThatDoItAtOnceAgree() throws Exception {
        try (var nodes = Executors.newFixedThreadPool(3)) {
            var work = IntStream.range(0, 3).mapToObj(i -> nodes.submit(() -> partitions.keep(TODAY, TODAY, TODAY.plusDays(7)))).toList();
            for (var node : work) node.get();
        }
        partitions.keep(TODAY, TODAY, TODAY.plusDays(7));
        assertEquals(8, partitions.days().size());
    }

    @Test
    void aReaderThatHoldsTheTableOnlyPutsItOff() throws Exception {
        partitions.keep(TODAY.minusDays(1), TODAY.minusDays(1), TODAY);
        try (var reader = source.getConnection()) {
            reader.setAutoCommit(false);
            reader.createStatement().executeQuery("select count(*) from understudy.prediction");
            assertEquals(List.of(), partitions.keep(TODAY, TODAY, TODAY).dropped());
        }
        assertEquals(List.of(TODAY.minusDays(1)), partitions.keep(TODAY, TODAY, TODAY).dropped());
    }

    private void write(String... times) {
        table.write(IntStream.range(0, times.length).mapToObj(i -> CopyRow.of(at(times[i], i))).toList());
    }

    private static Prediction at(String time, int number) {
        return Predictions.of(new UUID(Instant.parse(time).toEpochMilli() << 16 | 0x7000, 1L << 63 | number), "u");
    }

    private long count(String partition) throws SQLException {
        try (var connection = source.getConnection();
                var rows = connection.createStatement().executeQuery("select count(*) from understudy." + partition)) {
            assertTrue(rows.next());
            return rows.getLong(1);
        }
    }
}
