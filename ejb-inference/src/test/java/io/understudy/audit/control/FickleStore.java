package io.understudy.audit.control;

import io.understudy.audit.entity.PredictionTable;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A real table behind a connection that can be cut and that can hang. */
final class FickleStore implements RowStore {

    private final PredictionTable table;
    private final AtomicInteger writes = new AtomicInteger();
    private volatile boolean cut;
    private volatile CountDownLatch hanging = new CountDownLatch(0);

    FickleStore(PredictionTable table) {
        this.table = table;
    }

    void cut(boolean cut) {
        this.cut = cut;
    }

    /** From now on direct writes hang; the returned latch lets them go on. */
    CountDownLatch hang() {
        hanging = new CountDownLatch(1);
        return hanging;
    }

    int writes() {
        return writes.get();
    }

    @Override
    public void write(List<byte[]> rows) {
        writes.incrementAndGet();
        requireConnection();
        try {
            hanging.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        table.write(rows);
    }

    @Override
    public int replay(List<byte[]> rows) {
        requireConnection();
        return table.replay(rows);
    }

    private void requireConnection() {
        if (cut) throw new IllegalStateException("The connection is cut.");
    }
}
