package io.understudy.registry.control.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Bundle;
import io.understudy.registry.control.bundle.RawZip.Entry;
import io.understudy.registry.entity.BundleFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleReaderTest {

    private static final byte[] ABC = "abc".getBytes(UTF_8);
    private static final String ABC_SHA256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path outside;

    private Path root;

    @BeforeEach
    void root() throws IOException {
        root = Files.createDirectory(outside.resolve("root"));
    }

    @Test
    void unpacksAnArchiveAndNamesItsFilesInOrderWithTheirDigests() throws IOException {
        var bundle = unpack(RawZip.of(Entry.of("onnx/model.onnx", ABC), Entry.stored("config.json", ABC), Entry.stored("onnx/", new byte[0])));
        assertEquals(
                List.of(new BundleFile("config.json", 3, ABC_SHA256), new BundleFile("onnx/model.onnx", 3, ABC_SHA256)),
                bundle.files());
        assertEquals("abc", Files.readString(root.resolve("onnx/model.onnx")));
    }

    @Test
    void takesWhatIsNoArchiveAsABareGraph() throws IOException {
        assertEquals(List.of(new BundleFile("model.onnx", 3, ABC_SHA256)), unpack(ABC).files());
    }

    @Test
    void readsWhatTheJdkWritesWithSizesBehindTheData() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new java.util.zip.ZipEntry("नमूना.txt"));
            zip.write(ABC);
        }
        assertEquals(List.of(new BundleFile("नमूना.txt", 3, ABC_SHA256)), unpack(bytes.toByteArray()).files());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../evil", "a/../../evil", "a/..", "/etc/passwd", "..\\evil", "C:/evil", "a\0b", "a//b", "./a", "a\nb"})
    void refusesNamesThatLeaveTheBundleOrMayOnSomeSystem(String name) throws IOException {
        refuses("is a", RawZip.of(Entry.of(name, ABC)));
        assertEquals(List.of("artifact", "root"), names(outside));
    }

    @Test
    void refusesNamesThatAreNestedTooDeep() {
        refuses("nested more than 16 deep", RawZip.of(Entry.of("d/".repeat(16) + "f", ABC)));
    }

    @Test
    void refusesTheSameNameTwiceAlsoInAnotherCaseOrComposition() {
        refuses("is there twice", RawZip.of(Entry.of("a", ABC), Entry.of("a", ABC)));
        refuses("is there twice", RawZip.of(Entry.of("Model.onnx", ABC), Entry.of("model.ONNX", ABC)));
        refuses("is there twice", RawZip.of(Entry.of("\u00e9", ABC), Entry.of("e\u0301", ABC)));
        refuses("is a file and a folder", RawZip.of(Entry.of("a", ABC), Entry.of("A/b", ABC)));
    }

    @Test
    void refusesLinksAndOtherSpecialFiles() {
        refuses("is a symbolic link", RawZip.of(Entry.stored("link", ABC).mode(0xA1FF)));
        refuses("is not a plain file", RawZip.of(Entry.stored("pipe", ABC).mode(0x11FF)));
    }

    @Test
    void refusesEncryptedEntries() {
        refuses("is encrypted", RawZip.of(Entry.of("a", ABC).flagged(1)));
    }

    @Test
    void refusesEntriesThatTheTwoHeadersDescribeDifferently() {
        refuses("in two ways", RawZip.of(Entry.of("model.onnx", ABC).called("other.onnx")));
    }

    @Test
    void refusesAnArchiveThatIsCutOffAnywhere() {
        var whole = RawZip.of(Entry.of("a", ABC), Entry.of("b", ABC));
        for (var length = 2; length < whole.length; length++) {
            var cut = Arrays.copyOf(whole, length);
            assertEquals(DomainException.Kind.INVALID, refused(cut).kind(), "at " + length);
        }
    }

    @Test
    void refusesContentThatIsNotAsDeclared() {
        refuses("is longer than declared", RawZip.of(Entry.of("a", ABC).declaring(2)));
        refuses("is shorter than declared", RawZip.of(Entry.of("a", ABC).declaring(4)));
        refuses("does not match its checksum", RawZip.of(Entry.of("a", ABC).checksum(7)));
    }

    @Test
    void refusesEntriesThatShareTheirBytes() {
        refuses("is there twice", RawZip.overlapping(Entry.of("a", ABC), 2));
        var a = Entry.of("a", ABC);
        var archive = RawZip.of(a, Entry.of("b", ABC));
        var nested = archive.length - 22 - 46 - 1; // offset field of the second directory entry
        archive[nested + 42] = 0;
        refuses("shares bytes with another entry", archive);
    }

    @Test
    void refusesAnArchiveThatUnpacksPastTheLimit() {
        var limits = new BundleLimits(5, 10, 100);
        var refusal = refused(RawZip.of(Entry.of("a", ABC), Entry.of("b", ABC)), limits);
        assertTrue(refusal.getMessage().contains("unpacks past the limit of 5 bytes"), refusal.getMessage());
        assertEquals(List.of(), names(root));
    }

    @Test
    void refusesAnArchiveThatGrowsTooMuch() {
        var zeros = new byte[17 << 20];
        refuses("unpacks to more than 100 times its size", RawZip.of(Entry.of("zeros", zeros)));
    }

    @Test
    void refusesTooManyEntries() {
        var entries = IntStream.range(0, 1_001).mapToObj(i -> Entry.stored("f" + i, ABC)).toArray(Entry[]::new);
        refuses("has 1001 entries; at most 1000 are allowed", RawZip.of(entries));
    }

    @Test
    void refusesAnArchiveWithSomethingInFrontOrBehind() {
        var zip = RawZip.of(Entry.of("a", ABC));
        var behind = Arrays.copyOf(zip, zip.length + 1);
        refuses("truncated archive", behind);
        refuses("without files", RawZip.of());
    }

    private Bundle unpack(byte[] artifact) throws IOException {
        return unpack(artifact, new BundleLimits(2L << 30, 1_000, 100));
    }

    private Bundle unpack(byte[] artifact, BundleLimits limits) throws IOException {
        return new BundleReader(limits).unpack(Files.write(outside.resolve("artifact"), artifact), root);
    }

    private DomainException refused(byte[] artifact) {
        return refused(artifact, new BundleLimits(2L << 30, 1_000, 100));
    }

    private DomainException refused(byte[] artifact, BundleLimits limits) {
        return assertThrows(DomainException.class, () -> unpack(artifact, limits));
    }

    private void refuses(String reason, byte[] artifact) {
        var refusal = refused(artifact);
        assertEquals(DomainException.Kind.INVALID, refusal.kind());
        assertTrue(refusal.getMessage().startsWith("bundle"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
        clear();
    }

    private void clear() {
        try {
            for (var name : names(root)) Files.delete(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Path folder) {
        try (var list = Files.list(folder)) {
            return list.map(p -> p.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
