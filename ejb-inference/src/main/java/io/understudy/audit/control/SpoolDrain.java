package io.understudy.audit.control;

import io.understudy.audit.control.spool.RowSpool;
import io.understudy.audit.control.spool.SegmentReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Brings what lies in the spool to the database, the oldest first, and tells the writer when the database works again. */
final class SpoolDrain {

    private static final Logger LOG = Logger.getLogger(SpoolDrain.class.getName());

    private final RowSpool spool;
    private final RowStore store;
    private final RowWriter writer;
    private final Tally tally;
    private final Salvage salvage;
    private final int batch;
    private final Consumer<String> alarm;
    private boolean failing;

    /** @param alarm told once when the database is found not to take records, and of each file that cannot be read */
    SpoolDrain(RowSpool spool, RowStore store, RowWriter writer, Tally tally, int batch, Consumer<String> alarm) {
        this.spool = spool;
        this.store = store;
        this.writer = writer;
        this.tally = tally;
        this.salvage = new Salvage(store, tally);
        this.batch = batch;
        this.alarm = alarm;
    }

    /** To be called now and then by one thread at a time; returns when all is drained, or when the database fails. */
    void run() {
        if (!writer.isAway() && spool.isEmpty()) return;
        try {
            store.replay(List.of());
            back();
            for (var segment = spool.oldest(); segment.isPresent(); segment = spool.oldest()) drain(segment.get());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The spool of records cannot be read", e);
        } catch (RuntimeException e) {
            if (!failing) alarm.accept("The database does not take records; they are kept on this node's disk until it does.");
            failing = true;
            LOG.log(Level.FINE, "The database still takes no records", e);
        }
    }

    private void back() {
        writer.databaseIsBack();
        if (failing) LOG.info("The database takes records again");
        failing = false;
    }

    private void drain(Path segment) throws IOException {
        try {
            long damaged = SegmentReader.read(segment, batch, this::replay);
            if (damaged > 0) {
                tally.drop(Drops.DAMAGED, damaged);
                LOG.warning(() -> damaged + " records of the spool were cut short and never acknowledged, or are damaged");
            }
        } catch (IOException e) {
            LOG.log(Level.SEVERE, e, () -> "A spool file cannot be read and is set aside: " + segment);
            alarm.accept("A spool file of records cannot be read and was set aside: " + segment.getFileName() + ".");
            spool.setAside(segment);
            return;
        }
        spool.remove(segment);
    }

    private void replay(List<byte[]> rows) {
        tally.replayed.add(rows.size() - salvage.write(rows).size());
    }
}
