package io.understudy.serving.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.deployment.control.ExpectedRevision;
import io.understudy.failure.entity.DomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110, section 13.1.1. */
class RevisionTagTest {

    @Test
    void withoutTheHeaderNothingIsExpected() {
        assertNull(RevisionTag.expected(null));
    }

    @Test
    void aStarMeansAnyRevision() {
        assertEquals(ExpectedRevision.ANY, RevisionTag.expected(" * "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\", \"12\"", "\"1\",\"12\"", " ,\"1\" , , \"12\",", "\"x,y\", \"1\", W/\"3\", \"12\""})
    void ofAListAnyTagWillDo(String header) {
        assertEquals(ExpectedRevision.of(1, 12), RevisionTag.expected(header));
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"1\"", "\"x\"", "\"01\"", "\"\"", "\"1234567890\""})
    void aWeakTagOrAnothersNeverMatches(String header) {
        assertEquals(ExpectedRevision.of(), RevisionTag.expected(header));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "\"1", "1\"", "\"1\" \"2\"", "\"1\", *", "w/\"1\"", "\"1\"\"", ","})
    void whatIsNoListOfTagsIsRefused(String header) {
        assertEquals(DomainException.Kind.INVALID, assertThrows(DomainException.class, () -> RevisionTag.expected(header)).kind());
    }
}
