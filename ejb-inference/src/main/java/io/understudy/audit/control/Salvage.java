package io.understudy.audit.control;

import io.understudy.database.entity.RefusedRowsException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Writes what may be there already, and finds the rows that the database will never take, so that the others are kept. */
final class Salvage {

    private static final Logger LOG = Logger.getLogger(Salvage.class.getName());

    private final RowStore store;
    private final Tally tally;

    Salvage(RowStore store, Tally tally) {
        this.store = store;
        this.tally = tally;
    }

    /**
     * @return the rows that can never be kept
     * @throws RuntimeException if the database does not work; some rows may have been kept
     */
    List<byte[]> write(List<byte[]> rows) {
        var refused = new ArrayList<byte[]>();
        write(rows, refused);
        return refused;
    }

    private void write(List<byte[]> rows, List<byte[]> refused) {
        try {
            store.replay(rows);
        } catch (RefusedRowsException e) {
            if (rows.size() > 1) {
                int half = rows.size() / 2;
                write(rows.subList(0, half), refused);
                write(rows.subList(half, rows.size()), refused);
                return;
            }
            refused.addAll(rows);
            tally.drop(Drops.REFUSED, 1);
            LOG.log(Level.WARNING, "The database refuses a record: {0}", e.getMessage());
        }
    }
}
