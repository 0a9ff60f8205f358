package io.understudy.deployment.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors that GrowthBook publishes: {@code packages/sdk-js/test/cases.json}, version 0.5.4, "hash". */
class UnitHashTest {

    @ParameterizedTest
    @CsvSource({"seed, a, 0.0505", "seed, b, 0.2696", "foo, ab, 0.2575", "foo, def, 0.2019", "89123klj, 8952klfjas09ujkasdf, 0.124",
        "90850943850283058242805, 123, 0.7516", "()**(%$##$%#$#, ___)((*\":&, 0.0128"})
    void equalsThePublishedVectorsOfVersion2(String seed, String unit, double expected) {
        assertEquals(expected, UnitHash.point(seed, unit));
    }

    @ParameterizedTest
    @CsvSource({"'', a, 0.22", "'', b, 0.077", "b, a, 0.946", "ef, d, 0.652", "asdf, 8952klfjas09ujk, 0.549", "'', 123, 0.011",
        "'', ___)((*\":&, 0.563"})
    void equalsThePublishedVectorsOfVersion1(String seed, String unit, double expected) {
        assertEquals(expected, UnitHash.coarsePoint(seed, unit));
    }

    /** Written with {@code getBytes} and {@code toString}, as the definition reads. */
    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "é", "मुंबई", "日本", "😀 and more", "a\ud83d", "\ude00b", "\ud83d\ud83d\ude00", "߿ࠀ￿"})
    void hashesUtf8(String unit) {
        var seed = "köln";
        assertEquals(fnv1a32(Long.toString(fnv1a32(seed + "|" + unit))) % 10_000 / 10_000.0, UnitHash.point(seed + "|", unit));
        assertEquals(fnv1a32(unit + "|" + seed) % 1_000 / 1_000.0, UnitHash.coarsePoint("|" + seed, unit));
    }

    private static long fnv1a32(String text) {
        long hash = 0x811c9dc5L;
        for (var b : text.getBytes(StandardCharsets.UTF_8)) hash = ((hash ^ (b & 0xff)) * 0x01000193L) & 0xffffffffL;
        return hash;
    }
}
