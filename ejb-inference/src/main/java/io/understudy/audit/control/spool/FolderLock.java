package io.understudy.audit.control.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a folder for one process. The system gives it back when the process ends, however it ends. */
record FolderLock(FileChannel file) implements Closeable {

    static FolderLock of(Path folder) throws IOException {
        var file = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isFree(file)) return new FolderLock(file);
        file.close();
        throw new IOException(folder + " is in use: each server needs a spool folder of its own");
    }

    private static boolean isFree(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
