package io.understudy.serving.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LeasesTest {

    private final AtomicInteger closed = new AtomicInteger();
    private final Leases leases = new Leases(closed::incrementAndGet);

    @Test
    void closesWhenTheLastLeaseEndsAfterRetirement() {
        assertTrue(leases.acquire());
        leases.retire();
        assertEquals(0, closed.get(), "still in use");
        leases.release();
        assertEquals(1, closed.get());
    }

    @Test
    void closesAtOnceWhenNobodyUsesIt() {
        leases.retire();
        assertEquals(1, closed.get());
    }

    @Test
    void givesNoLeaseOnceClosed() {
        leases.retire();
        assertFalse(leases.acquire());
        assertEquals(1, closed.get());
    }

    @Test
    void closesExactlyOnceAndNeverUnderALeaseWhateverTheInterleaving() throws Exception {
        for (int round = 0; round < 200; round++) {
            var closings = new AtomicInteger();
            var usedAfterClose = new AtomicInteger();
            var contested = new Leases(closings::incrementAndGet);
            var go = new CountDownLatch(1);
            try (var threads = Executors.newFixedThreadPool(4)) {
                for (int t = 0; t < 3; t++) {
                    threads.submit(() -> {
                        go.await();
                        while (contested.acquire()) {
                            if (closings.get() > 0) usedAfterClose.incrementAndGet();
                            contested.release();
                        }
                        return null;
                    });
                }
                threads.submit(() -> {
                    go.await();
                    contested.retire();
                    return null;
                });
                go.countDown();
                threads.shutdown();
                assertTrue(threads.awaitTermination(30, TimeUnit.SECONDS));
            }
            assertEquals(1, closings.get());
            assertEquals(0, usedAfterClose.get());
        }
    }
}
