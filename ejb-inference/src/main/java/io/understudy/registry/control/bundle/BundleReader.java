package io.understudy.registry.control.bundle;

import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Bundle;
import io.understudy.registry.control.lightgbm.LightGbmBundle;
import io.understudy.registry.entity.BundleFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;

/**
 * Unpacks an artifact: a ZIP archive, told by its first bytes, a LightGBM model text, told by its first line, or
 * anything else as the single file {@code model.onnx}. What an archive declares is checked before anything is written, and what it unpacks to while it
 * is.
 */
public final class BundleReader {

    /** Name that the graph gets in a bundle of one bare file. */
    public static final String BARE_GRAPH = "model.onnx";

    private static final byte[] ZIP = {'P', 'K'};

    private final BundleLimits limits;

    public BundleReader(BundleLimits limits) {
        this.limits = limits;
    }

    /**
     * @param root an existing empty folder; on refusal it is left with whatever was unpacked so far
     * @throws DomainException INVALID with what is wrong
     */
    public Bundle unpack(Path artifact, Path root) throws IOException {
        try (var channel = FileChannel.open(artifact, StandardOpenOption.READ)) {
            var files = isArchive(artifact) ? unpackArchive(channel, root) : unpackBare(artifact, root);
            return new Bundle(root, files);
        }
    }

    private static boolean isArchive(Path artifact) throws IOException {
        try (var in = Files.newInputStream(artifact)) {
            return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        }
    }

    private List<BundleFile> unpackBare(Path artifact, Path root) throws IOException {
        if (Files.size(artifact) > limits.maxUnpackedBytes()) {
            throw DomainException.tooLarge("bundle", "is larger than " + limits.maxUnpackedBytes() + " bytes");
        }
        var name = LightGbmBundle.isModelText(artifact) ? LightGbmBundle.BARE_TEXT : BARE_GRAPH;
        try (var in = Files.newInputStream(artifact)) {
            var written = FileDigest.copy(in, root.resolve(name), limits.maxUnpackedBytes());
            return List.of(new BundleFile(name, written.size(), written.sha256()));
        }
    }

    private List<BundleFile> unpackArchive(FileChannel channel, Path root) throws IOException {
        var entries = ZipDirectory.read(channel, limits);
        ZipEntries.check(entries, limits);
        ZipContent.check(channel, entries);
        var files = new ArrayList<BundleFile>();
        for (var entry : entries) {
            if (!entry.isFolder()) files.add(unpack(channel, entry, root));
        }
        if (files.isEmpty()) throw ZipDirectory.refused("is an archive without files");
        files.sort(Comparator.comparing(BundleFile::path));
        return files;
    }

    private static BundleFile unpack(FileChannel channel, ZipEntry entry, Path root) throws IOException {
        var target = root.resolve(entry.name()).normalize();
        if (!target.startsWith(root)) throw BundlePath.refused(entry.name(), "is a path that leaves the bundle");
        Files.createDirectories(target.getParent());
        var crc = new CRC32();
        try (var in = new CheckedInputStream(ZipContent.open(channel, entry), crc)) {
            var written = FileDigest.copy(in, target, entry.size());
            if (written.size() != entry.size()) throw BundlePath.refused(entry.name(), "is shorter than declared");
            if (crc.getValue() != entry.crc()) throw BundlePath.refused(entry.name(), "does not match its checksum");
            return new BundleFile(entry.name(), written.size(), written.sha256());
        } catch (FileDigest.LongerException e) {
            throw BundlePath.refused(entry.name(), "is longer than declared");
        } catch (ZipException | EOFException e) {
            throw BundlePath.refused(entry.name(), "cannot be unpacked: its data are damaged or truncated");
        }
    }
}
