package io.understudy.audit.control;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Rows that wait for the writer, bounded in number and in bytes. Many put, one takes. */
final class EntryQueue {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition filled = lock.newCondition();
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private final int most;
    private final long mostBytes;
    private long bytes;
    private int awaited;

    /** Rows at which the taker need not wait for more; it is not woken for each of the others. */
    private int enough;

    private boolean closed;

    EntryQueue(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    /**
     * @param until {@link System#nanoTime()} up to which to wait for room; in the past for not at all
     * @return false if there is no room, or no more
     */
    boolean put(Entry entry, long until) throws InterruptedException {
        lock.lock();
        try {
            while (!closed && isFullFor(entry)) {
                if (room.awaitNanos(until - System.nanoTime()) <= 0 && isFullFor(entry)) return false;
            }
            if (closed) return false;
            entries.add(entry);
            bytes += entry.row().length;
            if (entry.awaited()) awaited++;
            if (entries.size() == 1 || entry.awaited() || entries.size() == enough) filled.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for rows, then for more of them until the oldest has waited {@code gatherNanos}, unless one is awaited.
     *
     * @return at most {@code limit} rows, the oldest first; none once the queue is closed and empty
     */
    List<Entry> take(int limit, long gatherNanos) throws InterruptedException {
        lock.lock();
        try {
            enough = limit;
            while (entries.isEmpty() && !closed) filled.await();
            while (!closed && awaited == 0 && entries.size() < limit) {
                long rest = entries.peek().arrived() + gatherNanos - System.nanoTime();
                if (rest <= 0) break;
                filled.awaitNanos(rest);
            }
            return first(limit);
        } finally {
            lock.unlock();
        }
    }

    private List<Entry> first(int limit) {
        var taken = new ArrayList<Entry>(Math.min(limit, entries.size()));
        while (taken.size() < limit && !entries.isEmpty()) {
            var entry = entries.poll();
            bytes -= entry.row().length;
            if (entry.awaited()) awaited--;
            taken.add(entry);
        }
        room.signalAll();
        return taken;
    }

    /** A row larger than all the room finds it in an empty queue. */
    private boolean isFullFor(Entry entry) {
        return entries.size() >= most || !entries.isEmpty() && bytes + entry.row().length > mostBytes;
    }

    /** Takes nothing more in; what is in it can still be taken out. */
    void close() {
        lock.lock();
        try {
            closed = true;
            room.signalAll();
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return entries.size();
        } finally {
            lock.unlock();
        }
    }
}
