package io.understudy.audit.control;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The units of experiments that this node has recorded lately, so that their further calls cost nothing. It may forget:
 * what is recorded again is the same as once.
 */
final class KnownUnits {

    record Unit(String experiment, String unit) {}

    private final int most;
    private volatile Set<Unit> present = ConcurrentHashMap.newKeySet();
    private volatile Set<Unit> before = ConcurrentHashMap.newKeySet();

    /** @param most units that are remembered at least, and twice as many at most */
    KnownUnits(int most) {
        this.most = most;
    }

    /** @return whether it was not known */
    boolean add(Unit unit) {
        if (before.contains(unit) || !present.add(unit)) return false;
        if (present.size() >= most) turn();
        return true;
    }

    /** For one that could not be recorded. */
    void forget(Unit unit) {
        present.remove(unit);
        before.remove(unit);
    }

    private synchronized void turn() {
        if (present.size() < most) return;
        before = present;
        present = ConcurrentHashMap.newKeySet();
    }
}
