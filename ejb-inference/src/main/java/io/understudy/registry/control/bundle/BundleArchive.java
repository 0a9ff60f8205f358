package io.understudy.registry.control.bundle;

import io.understudy.registry.control.Bundle;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs a bundle: the same files always give the same bytes. */
public final class BundleArchive {

    /** The first moment that the format can name. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private BundleArchive() {}

    public static FileDigest write(Bundle bundle, Path archive) throws IOException {
        try (var file = Files.newOutputStream(archive, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                var zip = new ZipOutputStream(new BufferedOutputStream(file, 1 << 16))) {
            for (var part : bundle.files()) {
                var entry = new ZipEntry(part.path());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                Files.copy(bundle.file(part.path()), zip);
            }
        }
        return FileDigest.of(archive);
    }
}
