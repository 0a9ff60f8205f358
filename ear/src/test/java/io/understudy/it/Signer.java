package io.understudy.it;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.HexFormat;

/** One who signs versions. The keys are those of RFC 8032, section 7.1. */
enum Signer {
    /** Of test 1: the shared server knows it. */
    KNOWN("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"),
    /** Of test 2. */
    STRANGER("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");

    /** As {@code understudy.registry.signers} lists it. */
    static final String SETTING = "it=MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    private final String secret;

    Signer(String secret) {
        this.secret = secret;
    }

    String sign(byte[] message) {
        return Base64.getEncoder().encodeToString(bytes(message));
    }

    String signForUrl(byte[] message) {
        return Base64.getUrlEncoder().encodeToString(bytes(message));
    }

    private byte[] bytes(byte[] message) {
        try {
            var key = new EdECPrivateKeySpec(NamedParameterSpec.ED25519, HexFormat.of().parseHex(secret));
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(KeyFactory.getInstance("Ed25519").generatePrivate(key));
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
