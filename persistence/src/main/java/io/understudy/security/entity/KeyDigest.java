package io.understudy.security.entity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

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
        try {
            return new KeyDigest(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** In a time that tells nothing about where the two differ. */
    public boolean matches(KeyDigest other) {
        return MessageDigest.isEqual(bytes, other.bytes);
    }

    byte[] bytes() {
        return bytes.clone();
    }
}
