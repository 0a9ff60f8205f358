package io.understudy.search.entity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.database.entity.Database;
import io.understudy.search.entity.EmbeddingStore.Stored;
import io.understudy.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EmbeddingStoreTest {

    private final EmbeddingStore store = new EmbeddingStore(new Database(TestDatabase.create(), Duration.ofSeconds(30)));

    @Test
    void keepsOneVectorForEachVersionAndTalent() {
        store.write("v1", List.of(stored("a", 1, 10), stored("b", 2, 20)));
        store.write("v2", List.of(stored("a", 3, 30)));
        store.write("v1", List.of(stored("a", 4, 40)));

        var v1 = store.read("v1", List.of("a", "b", "c"));
        assertEquals(Set.of("a", "b"), v1.keySet());
        assertArrayEquals(new byte[] {4, 4}, v1.get("a").textDigest());
        assertArrayEquals(new byte[] {40, 0, -1, 40}, v1.get("a").vector());
        assertArrayEquals(new byte[] {30, 0, -1, 30}, store.read("v2", List.of("a")).get("a").vector());

        store.delete("v1", List.of("a"));
        assertEquals(Set.of("b"), store.read("v1", List.of("a", "b")).keySet());
        assertEquals(1, store.deleteVersion("v2"));
        assertEquals(Set.of(), store.read("v2", List.of("a")).keySet());
    }

    private static Stored stored(String id, int digest, int vector) {
        return new Stored(
                id, new byte[] {(byte) digest, (byte) digest}, new byte[] {(byte) vector, 0, -1, (byte) vector});
    }
}
