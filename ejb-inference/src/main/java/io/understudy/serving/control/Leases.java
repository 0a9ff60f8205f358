package io.understudy.serving.control;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts who uses something that must be closed: the owner's own share, and one for each lease. After {@link #retire} no
 * new lease is given, and the last one out closes.
 */
public final class Leases {

    private static final int CLOSED = Integer.MIN_VALUE;

    private final AtomicInteger holders = new AtomicInteger(1);
    private final Runnable close;

    Leases(Runnable close) {
        this.close = close;
    }

    /** @return false once the owner has retired it and the last lease has ended */
    boolean acquire() {
        return holders.getAndUpdate(n -> n > 0 ? n + 1 : n) > 0;
    }

    void release() {
        if (holders.decrementAndGet() == 0 && holders.compareAndSet(0, CLOSED)) close.run();
    }

    /** Gives back the owner's share; to be called once. */
    void retire() {
        release();
    }
}
