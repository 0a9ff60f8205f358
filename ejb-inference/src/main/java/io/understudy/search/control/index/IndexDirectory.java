package io.understudy.search.control.index;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
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
            requireWhole(files);
            return opening.of(files);
        } catch (IOException | RuntimeException failed) {
            files.close();
            throw failed;
        }
    }

    /** Lucene itself compares the checksums of large files only when it merges them: until then damage is wrong answers. */
    private static void requireWhole(Directory files) throws IOException {
        if (!DirectoryReader.indexExists(files)) return;
        try (var reader = DirectoryReader.open(files)) {
            for (var leaf : reader.leaves()) ((CodecReader) leaf.reader()).checkIntegrity();
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
