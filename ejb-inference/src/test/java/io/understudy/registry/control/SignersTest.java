package io.understudy.registry.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.DomainException.Kind;
import io.understudy.registry.control.bundle.FileDigest;
import io.understudy.wire.entity.NamedKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys, messages and signatures are tests 2 and 3 of RFC 8032, section 7.1. */
class SignersTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final String SPKI = "302a300506032b6570032100";
    private static final String SECOND = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";
    private static final String THIRD = "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
            + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a";
    private static final NamedKeys KNOWN = NamedKeys.parse(
            "two=" + key("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
                    + ",three=" + key("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"));
    private static final Signers SIGNERS = new Signers(KNOWN, false, 2);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"72, " + SECOND + ", two", "af82, " + THIRD + ", three"})
    void namesWhoSignedInEitherAlphabet(String message, String signature, String signer) throws IOException {
        assertEquals(Optional.of(signer), SIGNERS.signerOf(upload(message), base64(signature)));
        var forUrls = Base64.getUrlEncoder().withoutPadding().encodeToString(HEX.parseHex(signature));
        assertEquals(Optional.of(signer), SIGNERS.signerOf(upload(message), forUrls));
    }

    @Test
    void refusesASignatureOfOtherBytesOrByOthers() throws IOException {
        refused("signature", Kind.INVALID, SIGNERS, upload("73"), base64(SECOND));
        refused("signature", Kind.INVALID, SIGNERS, upload("72"), base64(THIRD));
        refused("signature", Kind.INVALID, SIGNERS, upload("72"), base64("ff".repeat(64)));
        var third = new Signers(new NamedKeys(Map.of("three", KNOWN.keys().get("three"))), false, 2);
        refused("signature", Kind.INVALID, third, upload("72"), base64(SECOND));
        refused("signature", Kind.INVALID, new Signers(new NamedKeys(Map.of()), false, 2), upload("72"), base64(SECOND));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "not base64!", "kqAJqfDUyrhyDoILX2QlQKKye1QWUD-PuzdiIj69tp2ghaweQ-FZluRY82E9DxHYw4ey6utDAq7rANKRYSuwwAAA"})
    void refusesWhatIsNoSignature(String signature) throws IOException {
        refused("signature", Kind.INVALID, SIGNERS, upload("72"), signature);
    }

    @Test
    void oneIsMissedOnlyWhereItIsRequired() throws IOException {
        assertEquals(Optional.empty(), SIGNERS.signerOf(upload("72"), null));
        var required = new Signers(KNOWN, true, 2);
        refused("signature", Kind.INVALID, required, upload("72"), null);
        assertEquals(Optional.of("two"), required.signerOf(upload("72"), base64(SECOND)));
    }

    @Test
    void verifiesNoMoreThanThereIsMemoryFor() throws IOException {
        refused("bundle", Kind.TOO_LARGE, SIGNERS, upload("af8272"), base64(THIRD));
        assertEquals(Optional.empty(), SIGNERS.signerOf(upload("af8272"), null));
    }

    private static void refused(String field, Kind kind, Signers signers, SpooledFile upload, String signature) {
        var refusal = assertThrows(DomainException.class, () -> signers.signerOf(upload, signature));
        assertEquals(kind, refusal.kind());
        assertEquals(field, refusal.violations().getFirst().field());
    }

    private SpooledFile upload(String hex) throws IOException {
        var file = Files.write(folder.resolve("upload"), HEX.parseHex(hex));
        return new SpooledFile(null, file, FileDigest.of(file));
    }

    private static String key(String hex) {
        return base64(SPKI + hex);
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HEX.parseHex(hex));
    }
}
