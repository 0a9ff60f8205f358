package io.understudy.benchmark.speed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.FSDirectory;

/** A running node's index as its last commit left it: the node holds the original, and what it holds must not be written. */
final class IndexCopy {

    private IndexCopy() {}

    /** The folder below the node's own that holds the index of a version. */
    static Path find(Path home, String versionId) throws IOException {
        try (var files = Files.walk(home)) {
            return files.filter(file -> file.getFileName().toString().startsWith("segments_"))
                    .map(Path::getParent)
                    .filter(folder -> home.relativize(folder).toString().contains(versionId))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No index of version " + versionId + " below " + home));
        }
    }

    /** Talents in the last commit. */
    static int size(Path index) throws IOException {
        try (var directory = FSDirectory.open(index)) {
            var segments = SegmentInfos.readLatestCommit(directory);
            return segments.asList().stream().mapToInt(segment -> segment.info.maxDoc() - segment.getDelCount()).sum();
        }
    }

    static int segments(Path index) throws IOException {
        try (var directory = FSDirectory.open(index)) {
            return SegmentInfos.readLatestCommit(directory).size();
        }
    }

    /** @return size in MiB */
    static long copy(Path index, Path to) throws IOException {
        Files.createDirectories(to);
        try (var directory = FSDirectory.open(index)) {
            return SegmentInfos.readLatestCommit(directory).files(true).stream()
                            .mapToLong(name -> copied(index.resolve(name), to.resolve(name)))
                            .sum()
                    >> 20;
        }
    }

    private static long copied(Path file, Path to) {
        try {
            Files.copy(file, to);
            return Files.size(to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
