package io.understudy.deployment.control.assignment;

import java.util.ArrayList;
import java.util.List;

/** Points of a hash side by side with one owner; the end is not in it. */
record Run(int owner, int start, int end) {

    /** All points in order, in as few runs as there are. */
    static List<Run> of(int[] owners) {
        var runs = new ArrayList<Run>();
        for (int start = 0, end; start < owners.length; start = end) {
            for (end = start + 1; end < owners.length && owners[end] == owners[start]; end++) ;
            runs.add(new Run(owners[start], start, end));
        }
        return runs;
    }

    int length() {
        return end - start;
    }
}
