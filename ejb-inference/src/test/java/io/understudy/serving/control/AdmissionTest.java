package io.understudy.serving.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.DomainException.Kind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
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
