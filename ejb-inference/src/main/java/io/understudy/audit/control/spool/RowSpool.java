package io.understudy.audit.control.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Rows on this node's disk, for as long as the database cannot take them: files that are only appended to, forced to the
 * disk with each batch, and read in the order in which they were written.
 */
public final class RowSpool implements Closeable {

    private static final String SUFFIX = ".spool";

    private final Path folder;
    private final FolderLock lock;
    private final long mostBytes;
    private final long segmentBytes;
    private final TreeSet<Path> segments = new TreeSet<>();
    private FileChannel open;
    private long bytes;
    private long lastNumber;

    private RowSpool(Path folder, FolderLock lock, long mostBytes, long segmentBytes) {
        this.folder = folder;
        this.lock = lock;
        this.mostBytes = mostBytes;
        this.segmentBytes = segmentBytes;
    }

    /**
     * Opens a folder with whatever an earlier process has left in it.
     *
     * @param mostBytes what all files may hold together
     * @param segmentBytes from which size on a file is followed by the next
     * @throws IOException also where another process has it
     */
    public static RowSpool open(Path folder, long mostBytes, long segmentBytes) throws IOException {
        var lock = FolderLock.of(Files.createDirectories(folder));
        var spool = new RowSpool(folder, lock, mostBytes, segmentBytes);
        try (var files = Files.list(folder)) {
            for (var file : files.filter(f -> f.toString().endsWith(SUFFIX)).toList()) spool.adopt(file);
        }
        return spool;
    }

    private void adopt(Path file) throws IOException {
        segments.add(file);
        bytes += Files.size(file);
        lastNumber = Math.max(lastNumber, Long.parseLong(file.getFileName().toString().replace(SUFFIX, ""), 16));
    }

    /**
     * When it returns, all rows are on the disk.
     *
     * @throws IOException if they are not, or not for certain
     */
    public synchronized void append(List<byte[]> rows) throws IOException {
        long size = Frames.size(rows);
        if (bytes + size > mostBytes) throw new SpoolFullException(bytes);
        if (open == null) open = next();
        long before = open.position();
        try {
            var frames = Frames.of(rows);
            while (frames.hasRemaining()) open.write(frames);
            open.force(false);
        } catch (IOException e) {
            giveUp(before, e);
            throw e;
        }
        bytes += size;
        if (open.position() >= segmentBytes) seal();
    }

    private FileChannel next() throws IOException {
        var file = folder.resolve("%016x%s".formatted(++lastNumber, SUFFIX));
        var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            channel.write(ByteBuffer.wrap(Frames.MARK));
            forceFolder();
        } catch (IOException e) {
            channel.close();
            Files.deleteIfExists(file);
            throw e;
        }
        segments.add(file);
        bytes += Frames.MARK.length;
        return channel;
    }

    /** What a failed write left is cut off where that works; in any case nothing is appended to it. */
    private void giveUp(long before, IOException cause) {
        try {
            open.truncate(before);
            seal();
        } catch (IOException e) {
            cause.addSuppressed(e);
        } finally {
            open = null;
        }
    }

    private void seal() throws IOException {
        var sealed = open;
        open = null;
        sealed.close();
    }

    /** The file to read next, which is appended to no more; empty if there is none. */
    public synchronized Optional<Path> oldest() throws IOException {
        if (open != null && segments.size() == 1) seal();
        return segments.isEmpty() ? Optional.empty() : Optional.of(segments.first());
    }

    /** Forgets a file whose rows are all in the database. */
    public synchronized void remove(Path segment) throws IOException {
        long size = Files.size(segment);
        Files.delete(segment);
        segments.remove(segment);
        bytes -= size;
        forceFolder();
    }

    /** Takes a file that cannot be read out of the way of the others; it stays on the disk. */
    public synchronized void setAside(Path segment) throws IOException {
        bytes -= Files.size(segment);
        Files.move(segment, segment.resolveSibling(segment.getFileName() + ".unreadable"));
        segments.remove(segment);
    }

    private void forceFolder() throws IOException {
        try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    public synchronized boolean isEmpty() {
        return segments.isEmpty();
    }

    public synchronized long bytes() {
        return bytes;
    }

    @Override
    public synchronized void close() throws IOException {
        if (open != null) seal();
        lock.close();
    }
}
