package io.understudy.audit.control.spool;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads a spool file batch by batch. */
public final class SegmentReader {

    private static final int BUFFER = 1 << 16;

    private SegmentReader() {}

    /**
     * @param batch rows that the consumer gets at a time
     * @return how many rows were damaged and are lost; the one that a crash cut short among them
     */
    public static long read(Path segment, int batch, Consumer<List<byte[]>> consumer) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(segment), BUFFER)) {
            var frames = new Frames(in);
            var rows = new ArrayList<byte[]>(batch);
            for (var row = frames.next(); row.isPresent(); row = frames.next()) {
                rows.add(row.get());
                if (rows.size() < batch) continue;
                consumer.accept(List.copyOf(rows));
                rows.clear();
            }
            if (!rows.isEmpty()) consumer.accept(List.copyOf(rows));
            return frames.damaged();
        }
    }
}
