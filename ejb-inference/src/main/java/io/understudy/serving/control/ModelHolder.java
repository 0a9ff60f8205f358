package io.understudy.serving.control;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Owns the serving table and what it leads to. The table is read without a lock; one thread at a time changes it, after
 * everything that the next table needs is loaded.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ModelHolder {

    private static final Logger LOG = Logger.getLogger(ModelHolder.class.getName());

    @Inject
    @ConfigProperty(name = "understudy.deployment.keep-previous", defaultValue = "PT10M")
    private Duration keepPrevious;

    private KeptRoutes kept;
    private volatile ServingTable table = ServingTable.EMPTY;
    private boolean stopped;

    @PostConstruct
    void start() {
        NativeTelemetry.requireOff();
        kept = new KeptRoutes(keepPrevious, System::nanoTime);
    }

    @PreDestroy
    void stop() {
        ServingTable last;
        synchronized (this) {
            stopped = true;
            last = table;
            table = ServingTable.EMPTY;
        }
        last.routes().values().forEach(Route::release);
        kept.close();
    }

    public ServingTable table() {
        return table;
    }

    /** The table as it is at each look, for those who look at every request: one volatile read, without the container. */
    public Supplier<ServingTable> live() {
        return () -> table;
    }

    /** The new table first, then the old versions: a caller that meets a retired version finds its successor. */
    public void swap(Route next) {
        var before = exchange(next);
        if (before == next) {
            next.release();
        } else if (before != null && before.revision() == next.revision()) {
            before.release();
        } else if (before != null) {
            kept.keep(before);
        }
    }

    /** What stood in its place, null for nothing; the route itself if there is no place for it any more. */
    private synchronized Route exchange(Route next) {
        var before = table.find(next.model()).orElse(null);
        if (stopped || before != null && (before.revision() > next.revision() || before.isLike(next))) return next;
        table = table.with(next);
        LOG.info(() -> next.model() + " is served by revision " + next.revision() + ": " + next.split().shares());
        return before;
    }

    /** Frees what was kept for a rollback for long enough. */
    public void releaseExpired() {
        kept.releaseExpired();
    }
}
