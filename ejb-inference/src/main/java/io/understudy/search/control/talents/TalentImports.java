package io.understudy.search.control.talents;

import io.understudy.cluster.control.NodeName;
import io.understudy.failure.entity.DomainException;
import io.understudy.search.entity.TalentImport;
import io.understudy.search.entity.TalentImport.State;
import io.understudy.search.entity.TalentImportTable;
import io.understudy.wire.entity.Sha256;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Imports of many profiles at once. */
@ApplicationScoped
@Transactional(value = TxType.NOT_SUPPORTED, dontRollbackOn = DomainException.class)
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
    private final Set<String> here = ConcurrentHashMap.newKeySet();
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
     * @throws DomainException CONFLICT while an import of this id is running, INVALID if it is completed and had another
     *     body, or if the body ends before it should; the progress tells what is kept
     */
    public TalentImport run(String id, InputStream body) {
        if (!ID.matcher(id).matches()) {
            throw DomainException.invalid("Idempotency-Key", "must be 1 to 100 letters, digits, '.', '_', ':' or '-'");
        }
        if (!here.add(id)) throw running(id);
        try {
            imports.interrupt("", clock.instant().minus(stale), clock.instant());
            var before = imports.find(id);
            if (before.isPresent() && before.get().state() == State.RUNNING) throw running(id);
            if (before.isPresent() && before.get().state() == State.COMPLETED) return again(before.get(), body);
            return inSlot(id, body);
        } finally {
            here.remove(id);
        }
    }

    /** The body may be long, but nothing can be said of a repetition before its last byte. */
    private static TalentImport again(TalentImport completed, InputStream body) {
        try {
            if (completed.sha256() == null || completed.sha256().equals(Sha256.of(body))) return completed;
            throw DomainException.invalid("Idempotency-Key", "was used for an import of another content");
        } catch (IOException e) {
            throw DomainException.invalid("body", "ended early");
        }
    }

    private TalentImport inSlot(String id, InputStream body) {
        if (!slots.tryAcquire()) {
            throw DomainException.overloaded("This node is running " + concurrency + " imports already.");
        }
        try {
            // another node may have been faster
            var attempt = imports.start(id, node.value(), clock.instant()).orElseThrow(() -> running(id));
            var running = importing(id, attempt);
            var ended = running.run(body);
            if (running.isCutShort()) throw cutShort(ended);
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
                count -> changed.fire(new TalentsChanged(Optional.empty())),
                id,
                attempt);
    }

    private static DomainException cutShort(TalentImport ended) {
        return DomainException.invalid("body", "ended early, after line " + ended.linesRead() + "; import '" + ended.id()
                + "' has kept " + ended.accepted() + " lines and rejected " + ended.rejected());
    }

    private static DomainException running(String id) {
        return DomainException.conflict("Import '" + id + "' is running.");
    }
}
