package io.understudy.audit.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EntryQueueTest {

    private static final long AN_HOUR = TimeUnit.HOURS.toNanos(1);

    @Test
    void givesRowsInTheirOrderUpToTheLimit() throws InterruptedException {
        var queue = new EntryQueue(10, 1000);
        for (int i = 0; i < 3; i++) queue.put(entry(i, 1), now());
        assertEquals(List.of(0, 1), numbers(queue.take(2, 0)));
        assertEquals(List.of(2), numbers(queue.take(2, 0)));
    }

    @Test
    void refusesWhatIsPastItsNumber() throws InterruptedException {
        var queue = new EntryQueue(2, 1000);
        assertTrue(queue.put(entry(0, 1), now()));
        assertTrue(queue.put(entry(1, 1), now()));
        assertFalse(queue.put(entry(2, 1), now()));
        queue.take(1, 0);
        assertTrue(queue.put(entry(3, 1), now()));
        assertEquals(List.of(1, 3), numbers(queue.take(9, 0)));
    }

    @Test
    void refusesWhatIsPastItsBytesButNotARowThatNeverFits() throws InterruptedException {
        var queue = new EntryQueue(10, 100);
        assertTrue(queue.put(entry(0, 500), now()));
        assertFalse(queue.put(entry(1, 1), now()));
        queue.take(9, 0);
        assertTrue(queue.put(entry(2, 60), now()));
        assertFalse(queue.put(entry(3, 60), now()));
        assertTrue(queue.put(entry(4, 40), now()));
    }

    @Test
    void whoMayWaitGetsTheNextRoom() throws Exception {
        var queue = new EntryQueue(1, 1000);
        queue.put(entry(0, 1), now());
        try (var pool = Executors.newSingleThreadExecutor()) {
            var second = pool.submit(() -> queue.put(entry(1, 1), now() + AN_HOUR));
            assertEquals(List.of(0), numbers(queue.take(1, 0)));
            assertTrue(second.get());
            assertEquals(List.of(1), numbers(queue.take(1, 0)));
        }
    }

    @Test
    void anAwaitedRowDoesNotWaitForCompany() throws InterruptedException {
        var queue = new EntryQueue(10, 1000);
        queue.put(entry(0, 1), now());
        queue.put(Entry.of(new byte[] {1}, true), now());
        assertEquals(List.of(0, 1), numbers(queue.take(9, AN_HOUR)));
    }

    @Test
    void afterItsEndItTakesNothingInAndGivesTheRestOut() throws InterruptedException {
        var queue = new EntryQueue(10, 1000);
        queue.put(entry(0, 1), now());
        queue.close();
        assertFalse(queue.put(entry(1, 1), now() + AN_HOUR));
        assertEquals(List.of(0), numbers(queue.take(9, AN_HOUR)));
        assertEquals(List.of(), queue.take(9, AN_HOUR));
    }

    private static long now() {
        return System.nanoTime();
    }

    private static Entry entry(int number, int size) {
        var row = new byte[size];
        row[0] = (byte) number;
        return Entry.of(row, false);
    }

    private static List<Integer> numbers(List<Entry> entries) {
        return entries.stream().map(entry -> (int) entry.row()[0]).toList();
    }
}
