package io.understudy.registry.control.bundle;

import io.understudy.wire.entity.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The size and the SHA-256 (lower-case hex) of bytes, told while they are read once. */
public record FileDigest(long size, String sha256) {

    /** There were more bytes than allowed; what was written has been deleted. */
    public static final class LongerException extends IOException {
        LongerException(long limit) {
            super("more than " + limit + " bytes");
        }
    }

    public static FileDigest of(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return pump(in, null, Long.MAX_VALUE);
        }
    }

    /** Writes a new file of at most {@code limit} bytes. */
    public static FileDigest copy(InputStream in, Path to, long limit) throws IOException {
        try (var out = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            return pump(in, out, limit);
        } catch (LongerException e) {
            Files.deleteIfExists(to);
            throw e;
        }
    }

    private static FileDigest pump(InputStream in, OutputStream out, long limit) throws IOException {
        var digest = Sha256.digest();
        var buffer = new byte[1 << 16];
        var size = 0L;
        for (int n; (n = in.read(buffer)) >= 0; ) {
            size += n;
            if (size > limit) throw new LongerException(limit);
            digest.update(buffer, 0, n);
            if (out != null) out.write(buffer, 0, n);
        }
        return new FileDigest(size, Sha256.hex(digest));
    }
}
