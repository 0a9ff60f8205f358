package io.understudy.security.control;

import io.understudy.failure.entity.DomainException;
import io.understudy.security.entity.KeyDigest;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who may call the admin paths. The digests of the active keys are kept in memory and read again every half minute, so a
 * call costs no query, and keys go on working while the database is away.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AdminKeys {

    private static final Logger LOG = Logger.getLogger(AdminKeys.class.getName());
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @EJB
    private AdminKeyStore store;

    @Inject
    @ConfigProperty(name = "understudy.security.admin-key")
    private Optional<String> configured;

    @Inject
    @ConfigProperty(name = "understudy.security.admin-key-file", defaultValue = ".understudy/admin-key")
    private String file;

    private final AtomicLong lastRead = new AtomicLong();
    private volatile List<KeyDigest> active = List.of();

    @PostConstruct
    void start() {
        if (configured.isEmpty()) makeFirst();
        read();
    }

    /** Never logged: the key is in the file alone. */
    private void makeFirst() {
        var key = randomKey();
        var path = Path.of(file);
        if (store.addFirst(KeyDigest.of(key), () -> new KeyFile(path).write(key))) {
            LOG.info(() -> "Made an admin key; it is in " + path.toAbsolutePath());
        }
    }

    static String randomKey() {
        var bits = new byte[32];
        new SecureRandom().nextBytes(bits);
        return "usk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** @throws DomainException UNAVAILABLE if an unknown key cannot be looked up */
    public boolean accepts(String key) {
        var digest = KeyDigest.of(key);
        if (configured.map(KeyDigest::of).filter(digest::matches).isPresent()) return true;
        return isActive(digest) || (readAgain() && isActive(digest));
    }

    private boolean isActive(KeyDigest digest) {
        var known = false;
        for (var one : active) known |= one.matches(digest);
        return known;
    }

    /** A key made on another node works at once, yet wrong keys cannot make more than one query a second. */
    private boolean readAgain() {
        var last = lastRead.get();
        if (System.nanoTime() - last < SECOND || !lastRead.compareAndSet(last, System.nanoTime())) return false;
        try {
            read();
            return true;
        } catch (RuntimeException e) {
            throw DomainException.unavailable("The admin key cannot be checked now.", e);
        }
    }

    @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false)
    void refresh() {
        try {
            read();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Admin keys were not read again; those known go on working: " + e.getMessage());
        }
    }

    private void read() {
        active = store.active();
        lastRead.set(System.nanoTime());
    }
}
