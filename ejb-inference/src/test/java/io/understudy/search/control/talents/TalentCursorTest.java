package io.understudy.search.control.talents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.failure.entity.DomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TalentCursorTest {

    @Test
    void aCursorIsReadBack() {
        assertEquals("dDE6dGFsZW50LTc", new TalentCursor("talent-7").toString());
        assertEquals(new TalentCursor("talent-7"), TalentCursor.parse("dDE6dGFsZW50LTc"));
    }

    @Test
    void noCursorIsTheBeginning() {
        assertEquals(TalentCursor.START, TalentCursor.parse(null));
        assertEquals(TalentCursor.START, TalentCursor.parse(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"talent-7", "%%%", "AAAA", "dDI6dGFsZW50LTc"})
    void whateverElseIsRefused(String text) {
        var refusal = assertThrows(DomainException.class, () -> TalentCursor.parse(text));
        assertEquals(DomainException.Kind.INVALID, refusal.kind());
        assertEquals("cursor", refusal.violations().getFirst().field());
    }
}
