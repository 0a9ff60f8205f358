package io.understudy.launch.demo;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;

/**
 * Signs what the demo registers with a server that takes signed versions only. The key is of this start alone: no file holds
 * it, and the next start's server does not know it.
 */
public final class DemoSigner {

    private static final String NAME = "understudy-demo";
    private static final String ALGORITHM = "Ed25519";

    private final KeyPair keys;

    public DemoSigner() {
        try {
            keys = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param signers those that the server is set up to know, as the setting lists them; may be empty */
    public String besides(String signers) {
        var own = NAME + "=" + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        return signers.isBlank() ? own : signers + "," + own;
    }

    String sign(byte[] bundle) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(keys.getPrivate());
            signature.update(bundle);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
