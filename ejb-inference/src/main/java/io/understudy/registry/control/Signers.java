package io.understudy.registry.control;

import io.understudy.failure.entity.DomainException;
import io.understudy.wire.entity.NamedKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Whose signatures of uploads are known here: Ed25519 over the bytes as they come (RFC 8032, not pre-hashed).
 *
 * @param required whether an upload must have one
 * @param maxBytes of a signed upload: it is verified in memory
 */
public record Signers(NamedKeys known, boolean required, long maxBytes) {

    private static final int SIGNATURE_BYTES = 64;

    /**
     * Name of who signed an upload; empty where nobody claims to have.
     *
     * @param signature in base64 or base64url, or null
     * @throws DomainException INVALID if it is missing and required, malformed or by nobody who is known; TOO_LARGE for what
     *     is too large to verify
     */
    Optional<String> signerOf(SpooledFile upload, String signature) {
        if (signature == null) {
            if (required) throw DomainException.invalid("signature", "is missing: this server takes signed versions only");
            return Optional.empty();
        }
        var bytes = decoded(signature);
        if (upload.digest().size() > maxBytes) {
            throw DomainException.tooLarge("bundle", "is larger than " + maxBytes + " bytes, the most that this server verifies a signature of");
        }
        return Optional.of(verified(upload.file(), bytes));
    }

    private static byte[] decoded(String signature) {
        try {
            var bytes = Base64.getUrlDecoder().decode(signature.replace('+', '-').replace('/', '_'));
            if (bytes.length == SIGNATURE_BYTES) return bytes;
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw DomainException.invalid("signature", "must be the " + SIGNATURE_BYTES + " bytes of an Ed25519 signature, in base64");
    }

    private String verified(Path file, byte[] signature) {
        return known.keys().entrySet().stream()
                .filter(signer -> isSigned(file, signature, signer.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> DomainException.invalid("signature", "is not of these bytes by any of this server's signers"));
    }

    /** One at a time, as the platform's verifier keeps the whole message and a copy of it. */
    private static synchronized boolean isSigned(Path file, byte[] signature, PublicKey key) {
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(Files.readAllBytes(file));
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has Ed25519", e);
        } catch (IOException e) {
            throw new UncheckedIOException("This node's disk failed while a signature was verified", e);
        }
    }
}
