package io.understudy.registry.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkStreamTest {

    private final byte[][] chunks = {{1, 2, 3}, {4, 5, 6}, {7}};
    private final List<Integer> fetched = new ArrayList<>();

    @Test
    void joinsTheChunksInTheirOrder() throws Exception {
        try (var stream = stream()) {
            assertArrayEquals(new byte[] {1, 2, 3, 4, 5, 6, 7}, stream.readAllBytes());
        }
        assertEquals(List.of(0, 1, 2), fetched);
    }

    @Test
    void fetchesAChunkOnlyWhenItIsReached() throws Exception {
        try (var stream = stream()) {
            assertEquals(List.of(), fetched);
            stream.skipNBytes(3);
            assertEquals(List.of(0), fetched);
            assertEquals(4, stream.read());
            assertEquals(List.of(0, 1), fetched);
        }
    }

    private ChunkStream stream() {
        return new ChunkStream(7, seq -> {
            fetched.add(seq);
            return chunks[seq];
        });
    }
}
