package io.understudy.idempotency.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.testing.Entities;
import io.understudy.testing.TestDatabase;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class IdempotencyKeysTest {

    @Test
    void aRepetitionGetsAllThatTheFirstWasAnswered() {
        try (var entities = new Entities(TestDatabase.create())) {
            var answer = new KeptAnswer(201, "/api/v1/models/m/deployments/7", "\"7\"", "{}", null);
            assertEquals(Optional.empty(), in(entities, keys -> keys.claim("POST /x", "k", "f")));
            in(entities, keys -> {
                keys.keep("POST /x", "k", answer);
                return null;
            });
            assertEquals(Optional.of(answer), in(entities, keys -> keys.claim("POST /x", "k", "f")));
        }
    }

    private static <T> T in(Entities entities, Function<IdempotencyKeys, T> work) {
        return entities.transaction(e -> work.apply(new IdempotencyKeys(e, Duration.ofHours(1))));
    }
}
