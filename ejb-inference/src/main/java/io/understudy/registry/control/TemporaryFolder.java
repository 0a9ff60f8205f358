package io.understudy.registry.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A folder that is gone, with all that is in it, when the work is over; renaming it away keeps it. */
public record TemporaryFolder(Path path) implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TemporaryFolder.class.getName());

    /** No upload and no fetch takes as long; what is older was left by a process that died. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    public static TemporaryFolder in(Path parent) {
        try {
            Files.createDirectories(parent);
            return new TemporaryFolder(Files.createTempDirectory(parent, ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void sweep(Path parent) throws IOException {
        var limit = Instant.now().minus(ABANDONED);
        try (var folders = Files.newDirectoryStream(
                parent, p -> Files.isDirectory(p) && Files.getLastModifiedTime(p).toInstant().isBefore(limit))) {
            for (var folder : folders) delete(folder);
        }
    }

    @Override
    public void close() {
        try {
            delete(path);
        } catch (IOException e) {
            LOG.log(Level.WARNING, e, () -> "Left behind: " + path);
        }
    }

    static void delete(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) return;
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
                throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
                if (e != null) throw e;
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
