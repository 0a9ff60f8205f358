package io.understudy.experiment.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.database.entity.Database;
import io.understudy.database.entity.RefusedRowsException;
import io.understudy.testing.TestDatabase;
import io.understudy.wire.entity.Uuid7;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExposureTableTest {

    private final ExposureTable table = new ExposureTable(new Database(TestDatabase.create(), Duration.ofSeconds(10)));

    @Test
    void theFirstMeetingOfAUnitStays() {
        assertEquals(2, table.write(List.of(row("e", "u1", "a"), row("e", "u2", "b"))));
        assertEquals(1, table.write(List.of(row("e", "u1", "b"), row("other", "u1", "b"))));
        assertEquals(0, table.write(List.of()));
        assertEquals(Map.of("a", 1L, "b", 1L), table.unitsByArm("e"));
    }

    @Test
    void anEarlierMeetingThatIsWrittenLaterIsTheFirst() {
        var early = Uuid7.next();
        var middle = Uuid7.next();
        var late = Uuid7.next();
        assertEquals(1, table.write(List.of(row("e", "u", "c", late), row("e", "u", "b", middle))), "of one batch, too");
        assertEquals(Map.of("b", 1L), table.unitsByArm("e"));
        assertEquals(1, table.write(List.of(row("e", "u", "a", early))));
        assertEquals(0, table.write(List.of(row("e", "u", "b", middle), row("e", "u", "a", early))));
        assertEquals(Map.of("a", 1L), table.unitsByArm("e"));
    }

    @Test
    void twiceInOneBatchIsOnce() {
        assertEquals(1, table.write(List.of(row("e", "u", "a"), row("e", "u", "a"))));
    }

    @Test
    void keepsAnyText() {
        var exposure = new Exposure("e", "पुणे 😀 \"quoted\" \\ {,}", "a", null, Uuid7.next());
        table.write(List.of(ExposureRow.of(exposure)));
        var back = ExposureRow.read(ExposureRow.of(exposure));
        assertEquals(exposure.unit(), back.unit());
        assertEquals(Uuid7.time(exposure.prediction()), back.at());
        assertEquals("nul \ufffd", ExposureRow.read(row("e", "nul \0", "a")).unit());
    }

    @Test
    void saysOfARowThatCanNeverBeKeptThatItIsRefused() {
        var incompressible = IntStream.range(0, 5_000).mapToObj(i -> Integer.toString(i * 7919, 36)).reduce("", String::concat);
        assertThrows(RefusedRowsException.class, () -> table.write(List.of(row("e", incompressible, "a"))));
    }

    private static byte[] row(String experiment, String unit, String arm) {
        return row(experiment, unit, arm, Uuid7.next());
    }

    private static byte[] row(String experiment, String unit, String arm, UUID prediction) {
        return ExposureRow.of(new Exposure(experiment, unit, arm, null, prediction));
    }
}
