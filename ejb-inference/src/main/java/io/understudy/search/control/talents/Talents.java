package io.understudy.search.control.talents;

import io.understudy.failure.entity.DomainException;
import io.understudy.search.entity.TalentProfile;
import io.understudy.search.entity.TalentTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * The talents that can be found. What a method has written is committed when it returns. Only reads are tried again: a
 * write whose answer was lost may have happened.
 */
@ApplicationScoped
@Transactional(value = TxType.NOT_SUPPORTED, dontRollbackOn = DomainException.class)
@CircuitBreaker(requestVolumeThreshold = 20, delay = 1_000, failOn = DomainException.Unavailable.class)
public class Talents {

    /** @param isNew whether there was no such talent before */
    public record Kept(TalentProfile profile, boolean isNew) {}

    @Inject
    private TalentTable table;

    @Inject
    private TalentRules rules;

    @Inject
    private Event<TalentsChanged> changed;

    private final Clock clock = Clock.systemUTC();

    /**
     * Keeps a profile in place of what was there.
     *
     * @param id of the talent; the profile has none or the same
     */
    public Kept put(String id, TalentProfile profile) {
        if (profile.id() != null && !profile.id().equals(id)) {
            throw DomainException.invalid("id", "must be the one in the path, '" + id + "', or absent");
        }
        var stamped = profile.withId(id).withUpdatedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        rules.require(stamped);
        var isNew = table.put(stamped);
        changed.fire(new TalentsChanged(Optional.of(id)));
        return new Kept(stamped, isNew);
    }

    @Retry(maxRetries = 2, delay = 200, jitter = 100, retryOn = DomainException.Unavailable.class)
    public TalentProfile get(String id) {
        return table.find(id).orElseThrow(() -> DomainException.notFound("talent", id));
    }

    /** Forgets all that is known of a talent but the id. */
    public void delete(String id) {
        if (!table.delete(id, clock.instant())) throw DomainException.notFound("talent", id);
        changed.fire(new TalentsChanged(Optional.of(id)));
    }

    /**
     * By id.
     *
     * @param cursor of the page before; null for the first
     */
    @Retry(maxRetries = 2, delay = 200, jitter = 100, retryOn = DomainException.Unavailable.class)
    public TalentPage list(String cursor, int limit) {
        var found = table.page(TalentCursor.parse(cursor).afterId(), limit + 1);
        var talents = found.stream().limit(limit).toList();
        var isLast = found.size() <= limit;
        return new TalentPage(talents, isLast ? null : new TalentCursor(talents.getLast().id()).toString());
    }
}
