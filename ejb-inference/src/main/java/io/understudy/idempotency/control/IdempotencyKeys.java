package io.understudy.idempotency.control;

import io.understudy.failure.entity.DomainException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keys that callers give to requests which must happen once. The first request with a key claims it; one that comes
 * while the first is under way is a conflict, one that comes later gets the first one's answer. A failed request gives
 * its key back.
 */
@Stateless
public class IdempotencyKeys {

    /** A request that takes longer has died with its server; its key may be claimed again. */
    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(15);

    private static final String CLAIM = """
            insert into understudy.idempotency_key as k (scope, key, fingerprint, started_at)
            values (:scope, :key, :fingerprint, :now)
            on conflict (scope, key) do update
            set fingerprint = excluded.fingerprint, started_at = excluded.started_at
            where k.status is null and k.started_at < :dead""";

    private static final String READ = """
            select fingerprint, status, location, tag, body, content from understudy.idempotency_key
            where scope = :scope and key = :key""";

    @PersistenceContext(unitName = "understudy")
    private EntityManager entities;

    @Inject
    @ConfigProperty(name = "understudy.idempotency.keep", defaultValue = "PT24H")
    private Duration keep;

    /** For the container. */
    public IdempotencyKeys() {}

    IdempotencyKeys(EntityManager entities, Duration keep) {
        this.entities = entities;
        this.keep = keep;
    }

    /**
     * Claims the key.
     *
     * @param scope what the request does, such as {@code POST /api/v1/models}
     * @param fingerprint of what is known of the request's content before its body is read
     * @return empty for the first request, which must {@link #keep} or {@link #giveBack} the key; else its answer
     * @throws DomainException CONFLICT while the first is under way, INVALID if the content differs from the first's
     */
    public Optional<KeptAnswer> claim(String scope, String key, String fingerprint) {
        var now = Instant.now();
        entities.createNativeQuery("delete from understudy.idempotency_key where started_at < :old and status is not null")
                .setParameter("old", now.minus(keep))
                .executeUpdate();
        var claimed = entities.createNativeQuery(CLAIM)
                .setParameter("scope", scope)
                .setParameter("key", key)
                .setParameter("fingerprint", fingerprint)
                .setParameter("now", now)
                .setParameter("dead", now.minus(LONGEST_REQUEST))
                .executeUpdate();
        return claimed == 1 ? Optional.empty() : Optional.of(answer(scope, key, fingerprint));
    }

    private KeptAnswer answer(String scope, String key, String fingerprint) {
        var rows = entities.createNativeQuery(READ, Tuple.class)
                .setParameter("scope", scope)
                .setParameter("key", key)
                .getResultList();
        if (rows.isEmpty()) throw underWay();
        var row = (Tuple) rows.getFirst();
        if (!fingerprint.equals(row.get(0))) {
            throw anotherContent();
        }
        if (row.get(1) == null) throw underWay();
        return new KeptAnswer((Integer) row.get(1), (String) row.get(2), (String) row.get(3), (String) row.get(4), (String) row.get(5));
    }

    public static DomainException anotherContent() {
        return DomainException.invalid("Idempotency-Key", "was used for a request with another content");
    }

    private static DomainException underWay() {
        return DomainException.conflict("A request with this Idempotency-Key is under way.");
    }

    public void keep(String scope, String key, KeptAnswer answer) {
        entities.createNativeQuery("""
                        update understudy.idempotency_key set status = :status, location = cast(:location as text),
                            tag = cast(:tag as text), body = cast(:body as text), content = cast(:content as text)
                        where scope = :scope and key = :key""")
                .setParameter("status", answer.status())
                .setParameter("location", answer.location())
                .setParameter("tag", answer.tag())
                .setParameter("body", answer.body())
                .setParameter("content", answer.content())
                .setParameter("scope", scope)
                .setParameter("key", key)
                .executeUpdate();
    }

    public void giveBack(String scope, String key) {
        entities.createNativeQuery("delete from understudy.idempotency_key where scope = :scope and key = :key")
                .setParameter("scope", scope)
                .setParameter("key", key)
                .executeUpdate();
    }
}
