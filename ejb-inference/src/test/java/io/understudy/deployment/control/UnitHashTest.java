package io.understudy.deployment.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors that GrowthBook publishes for hash version 2. */
class UnitHashTest {

    @ParameterizedTest
    @CsvSource({"seed, a, 0.0505", "seed, b, 0.2696", "foo, ab, 0.2575", "foo, def, 0.2019", "89123klj, 8952klfjas09ujkasdf, 0.124",
        "90850943850283058242805, 123, 0.7516", "()**(%$##$%#$#, ___)((*\":&, 0.0128"})
    void equalsThePublishedVectors(String seed, String unit, double expected) {
        assertEquals(expected, UnitHash.point(seed, unit));
    }
}
