package io.understudy.serving.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.DomainException.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void refusesAtOnceWhatExceedsTheWaitingPlaces() throws Exception {
        var admission = new Admission(1, 0);
        var first = occupy(admission);
        var refused = assertThrows(DomainException.class, () -> admission.run(Duration.ofMinutes(1), () -> "never"));
        assertEquals(Kind.OVERLOADED, refused.kind());
        end.countDown();
        assertEquals("first", first.get());
        assertEquals("next", admission.run(Duration.ofMinutes(1), () -> "next"));
    }

    @Test
    void givesUpAtTheDeadlineAndFreesThePlace() throws Exception {
        var admission = new Admission(1, 1);
        var first = occupy(admission);
        for (int i = 0; i < 3; i++) {
            var late = assertThrows(DomainException.class, () -> admission.run(Duration.ofMillis(5), () -> "never"));
            assertEquals(Kind.DEADLINE, late.kind());
        }
        end.countDown();
        assertEquals("first", first.get());
    }

    @Test
    void givesTheSlotBackAfterAFailure() {
        var admission = new Admission(1, 0);
        for (int i = 0; i < 3; i++) {
            assertThrows(IllegalStateException.class, () -> admission.run(Duration.ZERO, () -> {
                throw new IllegalStateException("the model's own");
            }));
        }
        assertEquals("free", admission.run(Duration.ZERO, () -> "free"));
    }

    /** Shadow work is shed first: a slot that becomes free goes to who waits, never to it. */
    @Test
    void workThatNobodyWaitsForRunsOnlyInASlotThatNobodyWants() throws Exception {
        var admission = new Admission(1, 1);
        var first = occupy(admission);
        assertEquals(Optional.empty(), admission.runIfIdle(() -> "while the slot is taken"));
        var isSecondsTurn = new CountDownLatch(1);
        var secondMayEnd = new CountDownLatch(1);
        var second = new FutureTask<>(() -> admission.run(Duration.ofMinutes(1), () -> {
            isSecondsTurn.countDown();
            await(secondMayEnd);
            return "second";
        }));
        Thread.ofPlatform().daemon().start(second);
        while (admission.waiting() == 0) Thread.sleep(1);
        assertEquals(Optional.empty(), admission.runIfIdle(() -> "while another waits"));
        end.countDown();
        isSecondsTurn.await();
        assertEquals(Optional.empty(), admission.runIfIdle(() -> "before the one that waited"));
        secondMayEnd.countDown();
        assertEquals("first", first.get());
        assertEquals("second", second.get());
        for (int i = 0; i < 2; i++) assertEquals(Optional.of("idle"), admission.runIfIdle(() -> "idle"));
    }

    @Test
    void workThatNobodyWaitsForRunsBesideOthersWhereASlotIsFree() throws Exception {
        var admission = new Admission(2, 0);
        var first = occupy(admission);
        assertEquals(Optional.of("idle"), admission.runIfIdle(() -> {
            var refused = assertThrows(DomainException.class, () -> admission.run(Duration.ZERO, () -> "a third"));
            assertEquals(Kind.OVERLOADED, refused.kind(), "it takes a slot while it runs");
            return "idle";
        }));
        end.countDown();
        assertEquals("first", first.get());
    }

    private CompletableFuture<String> occupy(Admission admission) throws InterruptedException {
        var first = CompletableFuture.supplyAsync(() -> admission.run(Duration.ofMinutes(1), () -> {
            running.countDown();
            await(end);
            return "first";
        }));
        running.await();
        return first;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
