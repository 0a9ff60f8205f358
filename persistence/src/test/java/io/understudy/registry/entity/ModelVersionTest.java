package io.understudy.registry.entity;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.failure.entity.DomainException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelVersionTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:05.999Z");
    private static final Model MODEL = new Model("talent-search", Task.SEARCH, null, NOON, "admin");

    @Test
    void theIdTellsTheSecondInUtcAndTheBytes() {
        assertEquals("20260131_120005_9f86d081", version("v1").id());
    }

    @Test
    void aVersionServesFromItsValidationToItsRetirement() {
        var version = version("v1");
        refuses(DomainException.Kind.CONFLICT, version::requireServable);
        version.validate(NOON);
        assertDoesNotThrow(version::requireServable);
        version.retire("replaced", NOON.plusSeconds(1));
        refuses(DomainException.Kind.CONFLICT, version::requireServable);
        assertEquals("replaced", version.stateReason().orElseThrow());
        assertEquals(NOON.plusSeconds(1), version.stateSince());
        version.purge(NOON);
        assertEquals(VersionState.PURGED, version.state());
    }

    @Test
    void aRejectedVersionSaysWhyAndNeverServes() {
        var version = version("v1");
        version.reject("does not learn", NOON);
        assertEquals("does not learn", version.stateReason().orElseThrow());
        refuses(DomainException.Kind.CONFLICT, () -> version.validate(NOON));
        refuses(DomainException.Kind.CONFLICT, () -> version.retire("", NOON));
    }

    @ParameterizedTest
    @EnumSource
    void nothingFollowsTheEndAndNothingReturnsToTheBeginning(VersionState state) {
        assertEquals(false, VersionState.PURGED.mayBecome(state));
        assertEquals(false, state.mayBecome(VersionState.REGISTERED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "-a", "a/b", "20260131_120005_9f86d081", "ä"})
    void aLabelFitsIntoAUrlAndIsNoId(String label) {
        refuses(DomainException.Kind.INVALID, () -> version(label));
    }

    @Test
    void anAliasStaysWithItsModel() {
        var alias = new ModelAlias("champion", version("v1"), NOON, "admin");
        assertEquals("20260131_120005_9f86d081", alias.version());
        var other = new Model("other", Task.SEARCH, null, NOON, "admin");
        var stranger = ModelVersion.register(other, "v1", null, artifact(), provenance());
        refuses(DomainException.Kind.INVALID, () -> alias.move(stranger, NOON, "admin"));
    }

    private static ModelVersion version(String label) {
        return ModelVersion.register(MODEL, label, null, artifact(), provenance());
    }

    private static Artifact artifact() {
        return new Artifact("9f86d081" + "0".repeat(56), 4, List.of(), new Signature(List.of(), List.of()));
    }

    private static Provenance provenance() {
        return new Provenance(NOON, "admin", null, Map.of(), null, null, Map.of(), null);
    }

    private static void refuses(DomainException.Kind kind, Executable call) {
        assertEquals(kind, assertThrows(DomainException.class, call).kind());
    }
}
