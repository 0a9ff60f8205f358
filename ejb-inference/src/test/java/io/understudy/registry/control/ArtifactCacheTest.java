package io.understudy.registry.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.bundle.BundleLimits;
import io.understudy.registry.control.bundle.BundleReader;
import io.understudy.registry.control.bundle.FileDigest;
import io.understudy.registry.control.bundle.RawZip;
import io.understudy.registry.entity.Artifact;
import io.understudy.registry.entity.Signature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactCacheTest {

    @TempDir
    private Path folder;

    private FolderStore store;
    private Path cached;
    private Artifact artifact;
    private ArtifactCache cache;

    @BeforeEach
    void register() throws IOException {
        var zip = RawZip.of(
                RawZip.Entry.of("model.onnx", "graph".getBytes(UTF_8)),
                RawZip.Entry.of("vocabulary/words.txt", "words".getBytes(UTF_8)));
        var upload = Files.write(folder.resolve("upload"), zip);
        store = new FolderStore(Files.createDirectory(folder.resolve("store")));
        artifact = describe(upload);
        store.put(artifact.sha256(), upload);
        cached = folder.resolve("cache");
        cache = cache();
    }

    @Test
    void fetchesOnceAndThenTrustsItsOwnCheckedFiles() throws IOException {
        assertEquals("words", cache.open(artifact).text("vocabulary/words.txt").orElseThrow());
        assertEquals("graph", cache.open(artifact).text("model.onnx").orElseThrow());
        assertEquals(1, store.opened.get());
    }

    @Test
    void anotherCacheOverTheSameFolderFindsWhatIsThere() {
        cache.open(artifact);
        cache().open(artifact);
        assertEquals(1, store.opened.get());
    }

    @Test
    void repairsAChangedFile() throws IOException {
        damage(root -> Files.writeString(root.resolve("model.onnx"), "grapH"));
    }

    @Test
    void repairsATruncatedFile() throws IOException {
        damage(root -> Files.writeString(root.resolve("model.onnx"), ""));
    }

    @Test
    void repairsAMissingFile() throws IOException {
        damage(root -> Files.delete(root.resolve("vocabulary/words.txt")));
    }

    @Test
    void repairsAFolderWithSomethingMore() throws IOException {
        damage(root -> Files.writeString(root.resolve("vocabulary/extra.txt"), "extra"));
    }

    @Test
    void repairsAFileThatBecameALink() throws IOException {
        damage(root -> {
            var elsewhere = Files.writeString(folder.resolve("elsewhere"), "graph");
            Files.delete(root.resolve("model.onnx"));
            Files.createSymbolicLink(root.resolve("model.onnx"), elsewhere);
        });
    }

    @Test
    void repairsWhatIsNoFolderAtAll() throws IOException {
        Files.createDirectories(cached);
        Files.writeString(cached.resolve(artifact.sha256()), "not a folder");
        assertEquals("graph", cache.open(artifact).text("model.onnx").orElseThrow());
    }

    @Test
    void saysSoWhenTheStoreGivesOtherBytes() throws IOException {
        var kept = store.file(artifact.sha256());
        var bytes = Files.readAllBytes(kept);
        bytes[bytes.length / 2] ^= 1;
        Files.write(kept, bytes);
        var refusal = assertThrows(DomainException.class, () -> cache.open(artifact));
        assertEquals(DomainException.Kind.UNAVAILABLE, refusal.kind());
        assertTrue(Files.notExists(cached.resolve(artifact.sha256())));
        assertNothingHalfDone();
    }

    @Test
    void manyThreadsAndCachesFetchOnceAndAllGetAWholeBundle() throws Exception {
        var caches = List.of(cache, cache());
        try (var threads = Executors.newFixedThreadPool(8)) {
            var tasks = IntStream.range(0, 8)
                    .<Callable<String>>mapToObj(i -> () -> caches.get(i % 2).open(artifact).text("model.onnx").orElseThrow())
                    .toList();
            for (Future<String> answer : threads.invokeAll(tasks)) assertEquals("graph", answer.get());
        }
        assertEquals(1, store.opened.get());
    }

    @Test
    void lockFilesAreOneForAllDigestsOfTheSameFirstByte() throws IOException {
        var twins = twins();
        for (var one : twins) assertEquals("graph", cache.open(one).text("model.onnx").orElseThrow());
        assertNotEquals(twins.getFirst().sha256(), twins.getLast().sha256());
        try (var left = Files.list(cached.resolve(".incoming"))) {
            assertEquals(List.of(twins.getFirst().sha256().substring(0, 2) + ".lock"), left.map(p -> p.getFileName().toString()).toList());
        }
    }

    /** Two artifacts whose digests begin alike; among 257 there must be two. */
    private List<Artifact> twins() throws IOException {
        var found = new HashMap<String, Artifact>();
        for (int i = 0; ; i++) {
            var zip = RawZip.of(RawZip.Entry.of("model.onnx", "graph".getBytes(UTF_8)), RawZip.Entry.of(i + ".txt", new byte[0]));
            var upload = Files.write(folder.resolve("upload-" + i), zip);
            var next = describe(upload);
            store.put(next.sha256(), upload);
            var earlier = found.put(next.sha256().substring(0, 2), next);
            if (earlier != null) return List.of(earlier, next);
        }
    }

    private interface Damage {
        void on(Path root) throws IOException;
    }

    private void damage(Damage damage) throws IOException {
        damage.on(cache.open(artifact).root());
        var bundle = cache.open(artifact);
        assertEquals("graph", bundle.text("model.onnx").orElseThrow());
        assertEquals("words", bundle.text("vocabulary/words.txt").orElseThrow());
        assertTrue(BundleCheck.isWhole(bundle));
        assertEquals(2, store.opened.get());
        assertNothingHalfDone();
    }

    private void assertNothingHalfDone() throws IOException {
        try (var left = Files.list(cached.resolve(".incoming"))) {
            assertEquals(List.of(artifact.sha256().substring(0, 2) + ".lock"), left.map(p -> p.getFileName().toString()).toList());
        }
    }

    private ArtifactCache cache() {
        return new ArtifactCache(store, new ArtifactSettings(cached, 1 << 20, BundleLimits.NONE));
    }

    private Artifact describe(Path upload) throws IOException {
        var digest = FileDigest.of(upload);
        var files = new BundleReader(BundleLimits.NONE).unpack(upload, Files.createTempDirectory(folder, "look")).files();
        return new Artifact(digest.sha256(), digest.size(), files, new Signature(List.of(), List.of()));
    }

    private record FolderStore(Path folder, AtomicInteger opened) implements ArtifactStore {

        FolderStore(Path folder) {
            this(folder, new AtomicInteger());
        }

        Path file(String sha256) {
            return folder.resolve(sha256);
        }

        @Override
        public void put(String sha256, Path file) {
            try {
                Files.copy(file, file(sha256));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public InputStream open(String sha256) {
            opened.incrementAndGet();
            try {
                return Files.newInputStream(file(sha256));
            } catch (IOException e) {
                throw DomainException.unavailable("gone", e);
            }
        }
    }
}
