package io.understudy.experiment.control.counting;

import io.understudy.experiment.entity.CountingPass.Counted;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Counts until nothing waits. What goes wrong with one experiment stops no other. */
final class CatchUp {

    private final IntFunction<Counted> pass;
    private final PassSize size;
    private final Consumer<String> unreadable;
    private final Set<String> told = new HashSet<>();
    private volatile boolean stopped;

    /**
     * @param pass one of about so many exposures and outcomes
     * @param unreadable is told once of each experiment whose definition cannot be read
     */
    CatchUp(IntFunction<Counted> pass, int limit, Consumer<String> unreadable) {
        this.pass = pass;
        this.size = new PassSize(limit);
        this.unreadable = unreadable;
    }

    /** @throws RuntimeException if a pass has failed; the next is smaller */
    void run() {
        while (!stopped) {
            var counted = next();
            counted.unreadable().stream().filter(told::add).forEach(unreadable);
            if (counted.isNothing()) return;
        }
    }

    private Counted next() {
        try {
            var counted = pass.apply(size.now());
            size.wentThrough();
            return counted;
        } catch (RuntimeException e) {
            size.failed();
            throw e;
        }
    }

    /** After the pass under way. */
    void stop() {
        stopped = true;
    }
}
