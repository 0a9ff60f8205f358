package io.understudy.deployment.control.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors that GrowthBook publishes: {@code packages/sdk-js/test/cases.json}, version 0.5.4, "inNamespace". */
class NamespaceTest {

    @ParameterizedTest
    @CsvSource({
        "1, namespace1, 0, 0.4, false", "1, namespace1, 0.4, 1, true", "1, namespace2, 0, 0.4, false", "1, namespace2, 0.4, 1, true",
        "2, namespace1, 0, 0.4, false", "2, namespace1, 0.4, 1, true", "2, namespace2, 0, 0.4, false", "2, namespace2, 0.4, 1, true",
        "3, namespace1, 0, 0.4, false", "3, namespace1, 0.4, 1, true", "3, namespace2, 0, 0.4, true", "3, namespace2, 0.4, 1, false",
        "4, namespace1, 0, 0.4, false", "4, namespace1, 0.4, 1, true", "4, namespace2, 0, 0.4, true", "4, namespace2, 0.4, 1, false"
    })
    void holdsTheUnitsThatArePublished(String unit, String id, double start, double end, boolean expected) {
        assertEquals(expected, new Namespace(id, new Range(start, end)).contains(unit));
    }

    @Test
    void excludesAnotherPartOfItselfOnly() {
        var first = new Namespace("checkout", new Range(0, 0.4));
        assertTrue(first.excludes(new Namespace("checkout", new Range(0.4, 1))));
        assertFalse(first.excludes(new Namespace("checkout", new Range(0.3, 1))));
        assertFalse(first.excludes(new Namespace("search", new Range(0.4, 1))));
    }
}
