package io.understudy.wire.entity;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Public keys of Ed25519 by the names of those who sign with them, in the form {@code name=key,name=key}: each key an X.509
 * SubjectPublicKeyInfo (RFC 8410) in base64.
 */
public record NamedKeys(Map<String, PublicKey> keys) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    public NamedKeys {
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    /** @throws IllegalArgumentException if it is no such list, or has a name twice */
    public static NamedKeys parse(String list) {
        var keys = new LinkedHashMap<String, PublicKey>();
        for (var entry : list.split(",", -1)) {
            int end = entry.indexOf('=');
            var name = end < 0 ? "" : entry.substring(0, end).strip();
            if (!NAME.matcher(name).matches()) throw new IllegalArgumentException("no name before a key");
            if (keys.put(name, key(entry.substring(end + 1).strip())) != null) throw new IllegalArgumentException(name + " is there twice");
        }
        return new NamedKeys(keys);
    }

    private static PublicKey key(String base64) {
        try {
            var encoded = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
            var key = KeyFactory.getInstance("Ed25519").generatePublic(encoded);
            // Only this looks whether the point is one of the curve.
            Signature.getInstance("Ed25519").initVerify(key);
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no Ed25519 key", e);
        }
    }
}
