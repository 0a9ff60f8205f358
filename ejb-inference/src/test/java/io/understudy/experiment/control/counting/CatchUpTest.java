package io.understudy.experiment.control.counting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.experiment.entity.CountingPass.Counted;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Forty units wait, and a pass of more than twelve takes too long. */
class CatchUpTest {

    private final List<Integer> sizes = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private int waiting = 40;
    private final CatchUp catchUp = new CatchUp(this::pass, 50, told::add);

    @Test
    void aPassThatFailsIsTriedAgainAtHalfItsSizeAndGrowsWhenItGoesThrough() {
        for (int i = 0; i < 4; i++) assertThrows(IllegalStateException.class, catchUp::run);
        catchUp.run();
        assertEquals(List.of(50, 25, 12, 24, 12, 24, 12, 24, 48), sizes);
        assertEquals(0, waiting);
        catchUp.run();
        assertEquals(50, sizes.getLast(), "as much as it began with, and no more");
    }

    @Test
    void anUnreadableDefinitionIsToldOnceAndStopsNothing() {
        var passes = new ArrayList<>(List.of(new Counted(3, 0, List.of("broken")), new Counted(2, 1, List.of("broken")), new Counted(0, 0, List.of("broken"))));
        new CatchUp(limit -> passes.removeFirst(), 50, told::add).run();
        assertEquals(List.of(), passes);
        assertEquals(List.of("broken"), told);
    }

    private Counted pass(int limit) {
        sizes.add(limit);
        int taken = Math.min(limit, waiting);
        if (taken > 12) throw new IllegalStateException("too much");
        waiting -= taken;
        return new Counted(taken, 0, List.of());
    }
}
