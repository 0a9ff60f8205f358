package io.understudy.audit.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.audit.Predictions;
import io.understudy.database.entity.Database;
import io.understudy.database.entity.RefusedRowsException;
import io.understudy.serving.entity.CacheTier;
import io.understudy.serving.entity.InferenceStatus;
import io.understudy.testing.TestDatabase;
import io.understudy.wire.entity.Uuid7;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PredictionTableTest {

    private static final PredictionFilter ALL = new PredictionFilter(null, null, null, null, null, null);

    private PredictionTable table;

    @BeforeEach
    void newDatabase() {
        table = new PredictionTable(new Database(TestDatabase.create(), Duration.ofSeconds(30)));
    }

    @Test
    void givesBackEveryFieldAsItWas() {
        var full = Predictions.next("मुंबई 🙂");
        var id = Uuid7.next();
        var bare = new Prediction(
                id, Uuid7.time(id), "m", "v", 1, "e", "a", "u", null, null, null, null, null, 0, CacheTier.NONE, InferenceStatus.DEADLINE);
        table.write(List.of(CopyRow.of(full), CopyRow.of(bare)));
        assertEquals(full.unit(), table.find(full.id()).orElseThrow().unit());
        assertEquals("{\"x\": 1}", table.find(full.id()).orElseThrow().input().text());
        assertEquals(Optional.of(bare), table.find(id));
        assertEquals(full.inputDigest(), table.find(full.id()).orElseThrow().inputDigest());
        assertEquals(0.75, table.find(full.id()).orElseThrow().confidence());
        assertEquals(Optional.empty(), table.find(UUID.randomUUID()));
    }

    @Test
    void replaysWithoutWritingTwice() {
        var first = Predictions.row("a");
        var second = Predictions.row("b");
        table.write(List.of(first));
        assertEquals(1, table.replay(List.of(first, second)));
        assertEquals(0, table.replay(List.of(first, second)));
        assertEquals(2, table.page(ALL, null, 10).size());
    }

    @Test
    void writesAllOrNone() {
        var first = Predictions.row("a");
        table.write(List.of(first));
        assertThrows(RefusedRowsException.class, () -> table.write(List.of(Predictions.row("b"), first)));
        assertEquals(1, table.page(ALL, null, 10).size());
    }

    @Test
    void keepsWhatPostgresCannotHoldAsNearAsItCan() {
        var id = Uuid7.next();
        var odd = new Prediction(
                id, Uuid7.time(id), "m", "v", 1, null, null, "a\0b\ud800", null, null, JsonText.ofAny("{\"x\":\"\\u0000 \\\\u0000\"}"),
                JsonText.ofAny("no json"), Double.NaN, 0, CacheTier.NONE, InferenceStatus.OK);
        table.write(List.of(CopyRow.of(odd)));
        var kept = table.find(id).orElseThrow();
        assertEquals("a\ufffdb?", kept.unit());
        assertEquals("{\"x\": \"\ufffd \\\\u0000\"}", kept.input().text());
        assertEquals("\"no json\"", kept.output().text());
        assertTrue(kept.confidence().isNaN());
    }

    @Test
    void pagesFromTheNewestToTheOldestWithinAFilter() {
        var predictions = IntStream.range(0, 25).mapToObj(i -> Predictions.next("u" + i % 2)).toList();
        table.write(predictions.stream().map(CopyRow::of).toList());
        var even = new PredictionFilter("small", "20260101_000000_0123abcd", "u0", InferenceStatus.OK, null, null);
        var first = table.page(even, null, 10);
        var second = table.page(even, first.getLast().id(), 10);
        assertEquals(10, first.size());
        assertEquals(predictions.get(24).id(), first.getFirst().id());
        assertEquals(3, second.size());
        assertEquals(predictions.get(0).id(), second.getLast().id());
    }

    @Test
    void filtersByTimeWithItsEndLeftOut() {
        var old = Predictions.of(new UUID(0x017F22E279B07000L, 1L << 63), "old");
        var later = Predictions.of(new UUID(0x017F22E279B17000L, 1L << 63), "later");
        table.write(List.of(CopyRow.of(old), CopyRow.of(later)));
        var found = table.page(new PredictionFilter(null, null, null, null, old.at(), later.at()), null, 10);
        assertEquals(List.of("old"), found.stream().map(Prediction::unit).toList());
    }

    @Test
    void statusesThatAreAskedForAreTheOnlyOnes() {
        table.write(List.of(Predictions.row("a")));
        assertEquals(List.of(), table.page(new PredictionFilter(null, null, null, InferenceStatus.FAILED, null, null), null, 10));
    }
}
