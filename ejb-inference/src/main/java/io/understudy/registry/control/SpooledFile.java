package io.understudy.registry.control;

import io.understudy.registry.control.bundle.FileDigest;
import java.nio.file.Path;

/** An upload on this node's disk, whole and with its digest; gone when closed. */
public record SpooledFile(TemporaryFolder folder, Path file, FileDigest digest) implements AutoCloseable {

    @Override
    public void close() {
        folder.close();
    }
}
