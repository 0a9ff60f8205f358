package io.understudy.search.control.index;

import io.understudy.search.entity.TalentProfile.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Availability windows as the fewest ones that hold the same days. */
final class Windows {

    private Windows() {}

    /** Overlapping windows and windows on adjacent days become one; a window that ends before it starts holds no day. */
    static List<Window> union(List<Window> windows) {
        var joined = new ArrayList<Window>();
        windows.stream()
                .filter(window -> !window.to().isBefore(window.from()))
                .sorted(Comparator.comparing(Window::from))
                .forEach(window -> add(joined, window));
        return joined;
    }

    private static void add(List<Window> joined, Window next) {
        if (joined.isEmpty() || next.from().isAfter(joined.getLast().to().plusDays(1))) {
            joined.add(next);
        } else if (next.to().isAfter(joined.getLast().to())) {
            joined.set(joined.size() - 1, new Window(joined.getLast().from(), next.to()));
        }
    }
}
