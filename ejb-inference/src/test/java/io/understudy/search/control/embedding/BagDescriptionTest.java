package io.understudy.search.control.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.failure.entity.DomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BagDescriptionTest {

    @Test
    void isReadAsItIsWritten() {
        var description = new BagDescription("embedding_bag", "r", 8, new FeatureSettings(true, false, 3, 5), 7);
        assertEquals(description, BagDescription.parse(description.toJson()));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "null",
        "[]",
        "{",
        "{\"kind\": \"embedding_bag\", \"recipe\": \"r\", \"dimension\": 8, \"seed\": 1}",
        "{\"kind\": \"embedding_bag\", \"recipe\": \"r\", \"dimension\": 8, \"features\": null, \"seed\": 1}",
        "{\"kind\": \"embedding_bag\", \"recipe\": \"r\", \"dimension\": 8, \"seed\": 1, \"features\":"
                + " {\"phonetic\": true, \"bigrams\": true, \"min_gram\": -1, \"max_gram\": 3}}",
        "{\"kind\": \"embedding_bag\", \"dimension\": \"eight\"}",
    })
    void whatIsNoDescriptionIsRefusedInWordsForItsAuthor(String json) {
        var refused = assertThrows(DomainException.class, () -> BagDescription.parse(json));
        assertEquals(DomainException.Kind.INVALID, refused.kind());
        assertEquals("embedding-bag.json", refused.violations().getFirst().field());
        assertFalse(refused.getMessage().matches("(?s).*(io\\.understudy|java\\.|JsonToken|Coercion|com\\.fasterxml).*"), refused.getMessage());
    }
}
