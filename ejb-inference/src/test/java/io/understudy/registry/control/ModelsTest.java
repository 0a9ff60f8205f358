package io.understudy.registry.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.failure.entity.DomainException;
import io.understudy.registry.entity.Artifact;
import io.understudy.registry.entity.Model;
import io.understudy.registry.entity.ModelVersion;
import io.understudy.registry.entity.Provenance;
import io.understudy.registry.entity.Signature;
import io.understudy.registry.entity.Task;
import io.understudy.testing.Entities;
import io.understudy.testing.TestDatabase;
import io.understudy.wire.entity.Page;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsTest {

    /** Three in one second, of which the ids tell another order, two in one instant, and one long before. */
    private static final Map<String, String> TIMES = Map.of(
            "cc", "2026-05-04T03:02:01.100Z",
            "aa", "2026-05-04T03:02:01.200Z",
            "bb", "2026-05-04T03:02:01.300Z",
            "dd", "2026-05-04T03:02:02Z",
            "ee", "2026-05-04T03:02:02Z",
            "ff", "2026-01-01T00:00:00Z");

    private static Entities entities;

    @BeforeAll
    static void register() {
        entities = new Entities(TestDatabase.create());
        entities.transaction(e -> {
            var model = model(e, "m");
            TIMES.forEach((digest, at) -> register(e, model, digest, Instant.parse(at)));
            register(e, model(e, "other"), "99", Instant.parse("2026-05-04T03:02:01.250Z"));
            return model;
        });
    }

    @AfterAll
    static void close() {
        entities.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void versionsAreListedTheNewestFirstOnPagesOfWhateverSize(int limit) {
        var listed = new ArrayList<String>();
        String cursor = null;
        do {
            var page = page(cursor, limit);
            page.items().forEach(v -> listed.add(v.artifact().sha256().substring(0, 2)));
            cursor = page.nextCursor();
        } while (cursor != null);
        assertEquals(List.of("ee", "dd", "bb", "aa", "cc", "ff"), listed);
    }

    @Test
    void theCursorIsTheIdOfThePagesLastVersion() {
        assertEquals("20260504_030201_bbbbbbbb", page(null, 3).nextCursor());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "a\0", "20260504_030201_00000000", "20260504_030201_99999999"})
    void aCursorThatIsNoVersionOfTheModelIsRefused(String cursor) {
        var refusal = assertThrows(DomainException.class, () -> page(cursor, 3));
        assertEquals(DomainException.Kind.INVALID, refusal.kind());
        assertEquals("cursor: is not one of this list", refusal.getMessage());
    }

    private static Page<ModelVersion> page(String cursor, int limit) {
        return entities.transaction(e -> new Models(e).versions("m", cursor, limit));
    }

    private static Model model(EntityManager entities, String name) {
        var model = new Model(name, Task.TENSOR, null, Instant.EPOCH, "test");
        entities.persist(model);
        return model;
    }

    private static void register(EntityManager entities, Model model, String digest, Instant at) {
        var artifact = new Artifact(digest.repeat(32), 1, List.of(), new Signature(List.of(), List.of()));
        entities.createNativeQuery("insert into understudy.artifact (sha256, size) values (?, 1)")
                .setParameter(1, artifact.sha256())
                .executeUpdate();
        var provenance = new Provenance(at, "test", null, null, null, null, null, null);
        entities.persist(ModelVersion.register(model, null, null, artifact, provenance));
    }
}
