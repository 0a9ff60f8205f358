package io.understudy.failure.boundary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.failure.entity.DomainException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LimitedStreamTest {

    private static LimitedStream stream(int bytes, int limit) {
        return new LimitedStream(new ByteArrayInputStream(new byte[bytes]), limit);
    }

    @Test
    void letsExactlyTheLimitThrough() throws IOException {
        assertArrayEquals(new byte[10], stream(10, 10).readAllBytes());
    }

    @Test
    void failsAtTheNextByteHoweverItIsRead() {
        assertEquals("body: must be at most 10 bytes", assertThrows(DomainException.class, () -> stream(11, 10).readAllBytes()).getMessage());
        assertThrows(DomainException.class, () -> stream(11, 10).skip(11));
        assertThrows(DomainException.class, () -> {
            try (var in = stream(2, 1)) {
                in.read();
                in.read();
            }
        });
    }
}
