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

/** The talents that can be found. What a method has written is committed when it returns. */
@ApplicationScoped
@Transactional(TxType.NOT_SUPPORTED)
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
        changed.fire(new TalentsChanged(1));
        return new Kept(stamped, isNew);
    }

    public TalentProfile get(String id) {
        return table.find(id).orElseThrow(() -> DomainException.notFound("talent", id));
    }

    /** Forgets all that is known of a talent but the id. */
    public void delete(String id) {
        if (!table.delete(id, clock.instant())) throw DomainException.notFound("talent", id);
        changed.fire(new TalentsChanged(1));
    }

    /**
     * By id.
     *
     * @param cursor of the page before; null for the first
     */
    public TalentPage list(String cursor, int limit) {
        var found = table.page(TalentCursor.parse(cursor).afterId(), limit + 1);
        var talents = found.stream().limit(limit).toList();
        var isLast = found.size() <= limit;
        return new TalentPage(talents, isLast ? null : new TalentCursor(talents.getLast().id()).toString());
    }
}
