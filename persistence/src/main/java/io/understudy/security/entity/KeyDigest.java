package io.understudy.security.entity;

import io.understudy.wire.entity.Sha256;
import java.security.MessageDigest;

/**
 * SHA-256 of a key. A slow hash would protect guessable secrets; the 256 random bits of a key cannot be guessed from a
 * fast one either.
 */
public final class KeyDigest {

    private final byte[] bytes;

    KeyDigest(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public static KeyDigest of(String key) {
        return new KeyDigest(Sha256.bytes(key));
    }

    /** In a time that tells nothing about where the two differ. */
    public boolean matches(KeyDigest other) {
        return MessageDigest.isEqual(bytes, other.bytes);
    }

    byte[] bytes() {
        return bytes.clone();
    }
}
