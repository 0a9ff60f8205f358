package io.understudy.serving.control;

import io.understudy.serving.control.Route.Shadowing;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Asks shadow versions what callers have asked, after these have their answers. It takes only run slots that nobody else
 * wants, one at a time, and what does not fit into its queue is dropped.
 */
@ApplicationScoped
public class ShadowTraffic {

    private static final Logger LOG = Logger.getLogger(ShadowTraffic.class.getName());
    private static final int MOST_WAITING = 256;

    /**
     * @param served what the caller was answered
     * @param servedNanos how long that took
     */
    record Asked<I, O>(Shadowing shadow, I input, O served, long servedNanos, Admission admission) {}

    @Resource
    private ManagedScheduledExecutorService executor;

    private final ArrayBlockingQueue<Asked<?, ?>> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicBoolean isBusy = new AtomicBoolean();

    /** Returns at once. */
    void offer(Asked<?, ?> asked) {
        if (!queue.offer(asked)) asked.shadow().comparison().dropped();
        else if (isBusy.compareAndSet(false, true)) executor.submit(this::drain);
    }

    private void drain() {
        try {
            for (var asked = queue.poll(); asked != null; asked = queue.poll()) ask(asked);
        } finally {
            isBusy.set(false);
        }
        if (!queue.isEmpty() && isBusy.compareAndSet(false, true)) executor.submit(this::drain);
    }

    private static <I, O> void ask(Asked<I, O> asked) {
        var version = asked.shadow().version();
        if (!version.leases().acquire()) return;
        try {
            compare(asked, version);
        } catch (RuntimeException e) {
            asked.shadow().comparison().failed();
            LOG.log(Level.FINE, e, () -> "Shadow version " + version.name() + " could not answer");
        } finally {
            version.leases().release();
        }
    }

    @SuppressWarnings("unchecked")
    private static <I, O> void compare(Asked<I, O> asked, ServedVersion version) {
        var model = (LoadedModel<I, O>) version.model();
        var comparison = asked.shadow().comparison();
        var input = model.checked(asked.input());
        var begun = System.nanoTime();
        var answer = asked.admission().runIfIdle(() -> model.infer(input));
        var nanos = System.nanoTime() - begun;
        if (answer.isEmpty()) comparison.dropped();
        else comparison.compared(model.compare(asked.served(), answer.get()), asked.servedNanos(), nanos);
    }
}
