package io.understudy.serving.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoadedVersionsTest {

    private final LoadedVersions memory = new LoadedVersions();
    private final AtomicInteger loads = new AtomicInteger();
    private final AtomicInteger inMemory = new AtomicInteger();

    @Test
    void aVersionIsLoadedOnceForAllWhoHoldItAndGoesWithTheLast() {
        var one = hold("a");
        var two = hold("a");
        assertSame(one, two);
        one.leases().retire();
        assertFalse(closed(one));
        two.leases().retire();
        assertTrue(closed(one));
        assertEquals(0, memory.count());
        assertNotSame(one, hold("a"));
    }

    @Test
    void oneThatIsGoingButStillInUseIsTakenBack() {
        var version = hold("a");
        assertTrue(version.leases().acquire(), "a call");
        version.leases().retire();
        assertSame(version, hold("a"));
        version.leases().release();
        assertFalse(closed(version));
    }

    @Test
    void aFailedLoadLeavesNothingAndTheNextTriesAgain() {
        assertThrows(IllegalStateException.class, () -> memory.hold("a", closed -> {
            throw new IllegalStateException("no");
        }));
        assertEquals(0, memory.count());
        assertEquals("a", hold("a").id());
    }

    @Test
    void neverTwoCopiesInMemoryHoweverManyComeAndGo() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var tasks = new ArrayList<Callable<Void>>();
            for (int t = 0; t < 8; t++) {
                tasks.add(() -> {
                    for (int i = 0; i < 2_000; i++) {
                        var version = hold("a");
                        ((Answering) version.model()).infer("x");
                        version.leases().retire();
                    }
                    return null;
                });
            }
            for (var done : threads.invokeAll(tasks)) done.get();
        }
        assertEquals(0, memory.count());
        assertEquals(0, inMemory.get());
    }

    @Test
    void aSlowLoadHoldsUpNoOtherVersion() throws Exception {
        var release = new CountDownLatch(1);
        var loading = new CountDownLatch(1);
        try (var threads = Executors.newSingleThreadExecutor()) {
            var slow = threads.submit(() -> memory.hold("slow", closed -> {
                loading.countDown();
                await(release);
                return load("slow", closed);
            }));
            await(loading);
            assertEquals("quick", hold("quick").id());
            assertFalse(slow.isDone());
            release.countDown();
            assertEquals("slow", slow.get(10, TimeUnit.SECONDS).id());
        }
    }

    private ServedVersion hold(String id) {
        return memory.hold(id, closed -> load(id, closed));
    }

    private ServedVersion load(String id, Runnable closed) {
        loads.incrementAndGet();
        assertEquals(1, id.equals("a") ? inMemory.incrementAndGet() : 1, "copies in memory");
        return Answering.version(id, new Answering(x -> x), () -> {
            if (id.equals("a")) inMemory.decrementAndGet();
            closed.run();
        });
    }

    private static boolean closed(ServedVersion version) {
        return ((Answering) version.model()).closed.get();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
