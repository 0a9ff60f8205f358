package io.understudy.launch.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.wire.entity.NamedKeys;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoSignerTest {

    private static final String OPERATORS = "ci=MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    private final DemoSigner signer = new DemoSigner();

    @Test
    void aServerThatKnowsItVerifiesWhatItSigns() throws Exception {
        var keys = NamedKeys.parse(signer.besides(OPERATORS)).keys();
        assertEquals(List.of("ci", "understudy-demo"), List.copyOf(keys.keySet()));
        assertTrue(verifies(keys.get("understudy-demo"), new byte[] {1, 2}, signer.sign(new byte[] {1, 2})));
        assertFalse(verifies(keys.get("understudy-demo"), new byte[] {1, 3}, signer.sign(new byte[] {1, 2})));
        assertEquals(1, NamedKeys.parse(signer.besides("")).keys().size());
    }

    private static boolean verifies(PublicKey key, byte[] message, String signature) throws Exception {
        var verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(key);
        verifier.update(message);
        return verifier.verify(Base64.getDecoder().decode(signature));
    }
}
