package io.understudy.wire.entity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedKeysTest {

    /** The public key of RFC 8032, section 7.1, test 1, as RFC 8410 writes it. */
    private static final String KEY = "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    @Test
    void readsKeysInTheirOrder() {
        var keys = NamedKeys.parse("release-build=" + KEY + ", ops=" + KEY).keys();
        assertEquals(List.of("release-build", "ops"), List.copyOf(keys.keySet()));
        assertArrayEquals(Base64.getDecoder().decode(KEY), keys.get("ops").getEncoded());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", KEY, "ci", "ci=", "=" + KEY, "ci=" + KEY + ",", "ci=" + KEY + ",ci=" + KEY, "c i=" + KEY, "ci=AAAA", "ci=*",
        // A key of X25519, and a point that is not on the curve.
        "ci=MCowBQYDK2VuAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
        "ci=MCowBQYDK2VwAyEAAgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
    })
    void refusesWhatIsNoListOfNamedKeys(String list) {
        assertThrows(IllegalArgumentException.class, () -> NamedKeys.parse(list));
    }
}
