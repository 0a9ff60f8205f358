package io.understudy.benchmark.speed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    @Test
    void levelWhenTheLastTwoRoundsAddNothing() {
        assertFalse(WarmUp.isLevel(List.of(100.0, 100.0, 100.0)));
        assertTrue(WarmUp.isLevel(List.of(100.0, 200.0, 205.0, 199.0)));
        assertFalse(WarmUp.isLevel(List.of(100.0, 200.0, 205.0, 207.0)));
        assertTrue(WarmUp.isLevel(List.of(100.0, 200.0, 150.0, 150.0)));
    }

    @Test
    void whatNeverLevelsEndsAllTheSame() throws Exception {
        var calls = new AtomicInteger();
        assertEquals(24, WarmUp.untilLevel(() -> Math.pow(2, calls.incrementAndGet())).size());
    }
}
