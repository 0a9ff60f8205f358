package io.understudy.search.control.index;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** Where an index stands. All of it can be built again, so that one which cannot be read is put away. */
record IndexDirectory(Path path) {

    private static final System.Logger LOG = System.getLogger(IndexDirectory.class.getName());

    interface Opening<T> {
        T of(Directory files) throws IOException;
    }

    <T> T opened(Opening<T> opening) throws IOException {
        try {
            return tried(opening);
        } catch (CorruptIndexException | IndexFormatTooOldException | IndexFormatTooNewException | FileNotFoundException
                | NoSuchFileException unreadable) {
            var kind = unreadable.getClass().getSimpleName();
            LOG.log(Level.WARNING, "The index in {0} is unreadable ({1}) and begins anew", path.getFileName(), kind);
            clear();
            return tried(opening);
        }
    }

    private <T> T tried(Opening<T> opening) throws IOException {
        var files = FSDirectory.open(path);
        try {
            return opening.of(files);
        } catch (IOException | RuntimeException failed) {
            files.close();
            throw failed;
        }
    }

    private void clear() throws IOException {
        try (var files = FSDirectory.open(path)) {
            for (var name : files.listAll()) {
                if (name.startsWith(IndexFileNames.SEGMENTS) || name.startsWith("_")) {
                    files.deleteFile(name);
                }
            }
        }
    }
}
