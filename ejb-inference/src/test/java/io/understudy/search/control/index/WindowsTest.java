package io.understudy.search.control.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.search.entity.TalentProfile.Window;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsTest {

    private static Window window(String from, String to) {
        return new Window(LocalDate.parse(from), LocalDate.parse(to));
    }

    @Test
    void overlappingInnerAndAdjacentWindowsBecomeOne() {
        assertEquals(
                List.of(window("2026-01-01", "2026-01-31"), window("2026-02-02", "2026-02-05")),
                Windows.union(List.of(
                        window("2026-02-02", "2026-02-05"),
                        window("2026-01-11", "2026-01-31"),
                        window("2026-01-01", "2026-01-10"),
                        window("2026-01-15", "2026-01-20"))));
    }

    @Test
    void aWindowThatEndsBeforeItStartsHoldsNoDay() {
        assertEquals(List.of(), Windows.union(List.of(window("2026-02-02", "2026-02-01"))));
    }
}
