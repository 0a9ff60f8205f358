package io.understudy.text.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.failure.entity.DomainException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VocabularyTest {

    private static final Vocabulary TWO =
            new Vocabulary(List.of(new Vocabulary.Entry("w:film", 1.5f), new Vocabulary.Entry("w:नृत्य", 4)));

    @Test
    void weightsAreSublinearCountsTimesIdfAtUnitLength() {
        var bag = TWO.encode(Map.of("w:नृत्य", 1, "w:film", 3, "w:unknown", 5));

        double film = (1 + Math.log(3)) * 1.5;
        double norm = Math.hypot(film, 4);
        assertArrayEquals(new int[] {0, 1}, bag.ids());
        assertArrayEquals(new float[] {(float) (film / norm), (float) (4 / norm)}, bag.weights(), 1e-6f);
    }

    @Test
    void nothingKnownIsAnEmptyBag() {
        assertEquals(0, TWO.encode(Map.of("w:unknown", 1)).size());
    }

    @Test
    void comesBackFromItsText() {
        assertEquals("w:film\t1.5\nw:नृत्य\t4.0\n", TWO.toTsv());
        assertEquals(TWO.toTsv(), Vocabulary.fromTsv(TWO.toTsv()).toTsv());
    }

    @Test
    void damagedLinesAreNamed() {
        for (var line : List.of("w:a", "w:a\t", "w:a\tx", "w:a\t0", "w:a\t-1", "w:a\tNaN", "\t1")) {
            var refused = assertThrows(DomainException.class, () -> Vocabulary.fromTsv("w:film\t1.5\n" + line + "\n"), line);
            assertEquals("vocabulary.tsv: line 2 is not a feature, a tab and a positive number", refused.getMessage());
        }
        assertThrows(DomainException.class, () -> Vocabulary.fromTsv("w:a\t1\nw:a\t2\n"));
    }
}
