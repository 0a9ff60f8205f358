package io.understudy.search.control.talents;

import io.understudy.cluster.control.NodeName;
import io.understudy.failure.entity.DomainException;
import io.understudy.search.entity.TalentImport;
import io.understudy.search.entity.TalentImport.State;
import io.understudy.search.entity.TalentImportTable;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Imports of many profiles at once. */
@ApplicationScoped
@Transactional(TxType.NOT_SUPPORTED)
public class TalentImports {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,99}");

    @Inject
    private TalentImportTable imports;

    @Inject
    private TalentRules rules;

    @Inject
    private Event<TalentsChanged> changed;

    @Inject
    private NodeName node;

    @Resource
    private ManagedExecutorService threads;

    @Inject
    @ConfigProperty(name = "understudy.search.import-batch", defaultValue = "500")
    private int batchRows;

    @Inject
    @ConfigProperty(name = "understudy.search.import-line-limit", defaultValue = "1048576")
    private int lineBytes;

    @Inject
    @ConfigProperty(name = "understudy.search.import-attempts", defaultValue = "4")
    private int attempts;

    @Inject
    @ConfigProperty(name = "understudy.search.import-concurrency", defaultValue = "2")
    private int concurrency;

    @Inject
    @ConfigProperty(name = "understudy.search.import-stale", defaultValue = "PT10M")
    private Duration stale;

    private final Clock clock = Clock.systemUTC();
    private Semaphore slots;

    @PostConstruct
    void open() {
        slots = new Semaphore(concurrency);
    }

    /**
     * Imports a stream of profiles, one JSON object a line.
     *
     * @param id chosen by the client so that a repetition is recognised: a completed import answers again without
     *     importing, a failed or interrupted one begins anew
     * @return how it ended
     * @throws DomainException CONFLICT while an import of this id is running
     */
    public TalentImport run(String id, InputStream body) {
        if (!ID.matcher(id).matches()) {
            throw DomainException.invalid("Idempotency-Key", "must be 1 to 100 letters, digits, '.', '_', ':' or '-'");
        }
        if (!slots.tryAcquire()) {
            throw DomainException.overloaded("This node is running " + concurrency + " imports already.");
        }
        try {
            imports.interrupt("", clock.instant().minus(stale), clock.instant());
            var attempt = imports.start(id, node.value(), clock.instant());
            if (attempt.isEmpty()) return finished(id);
            var ended = importing(id, attempt.getAsInt()).run(body);
            // as kept, so that a repetition and a look at the progress say exactly the same
            return ended.state() == State.COMPLETED ? get(id) : ended;
        } finally {
            slots.release();
        }
    }

    public TalentImport get(String id) {
        return imports.find(id).orElseThrow(() -> DomainException.notFound("import", id));
    }

    /** The latest first, without their errors. */
    public List<TalentImport> recent(int limit) {
        return imports.recent(limit);
    }

    /** To be called once when the node starts, when none of its imports can be running. */
    public int interruptLeftOvers() {
        return imports.interrupt(node.value(), clock.instant().minus(stale), clock.instant());
    }

    private ProfileImport importing(String id, int attempt) {
        var settings = new ProfileImport.Settings(
                batchRows, 4 * lineBytes, lineBytes, attempts, Duration.ofMillis(250));
        return new ProfileImport(
                imports,
                rules,
                settings,
                clock,
                threads,
                count -> changed.fire(new TalentsChanged(count)),
                id,
                attempt);
    }

    private TalentImport finished(String id) {
        var found = get(id);
        if (found.state() == State.RUNNING) throw DomainException.conflict("Import '" + id + "' is running.");
        return found;
    }
}
