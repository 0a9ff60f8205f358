package io.understudy.experiment.entity;

import io.understudy.database.entity.Database;
import io.understudy.database.entity.Statements;
import io.understudy.deployment.entity.ExperimentSplitsColumn;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The part of a {@link CountingPass} that leaves out units of bandits which a change of weights has moved before their time
 * was over; those too that are counted when the change comes to light. Who these are follows from the unit's point and from
 * times alone, never from what the unit did, so those that remain are a fair sample. A unit whose time was over when it was
 * moved counts: nothing more of it counts anyway.
 */
final class MovedUnits {

    private static final int CHUNK = 10_000;

    static final String TABLE = "create temp table if not exists pass_moved (experiment text, unit text) on commit delete rows";

    /** Of an experiment x and what is counted of it, c. */
    static final String HAS_NEWS = "c.within is not null and x.revision > c.moves_until and x.split #> '{arms,0,ranges}' is not null";

    /** Bandits that have news, or new units, since their weights first changed. */
    private static final String CHANGED =
            """
            select c.experiment, c.moves_until, x.revision, extract(epoch from c.within)
            from understudy.experiment_count c join understudy.experiment x on x.id = c.experiment
            where c.within is not null and x.split #> '{arms,0,ranges}' is not null
              and (x.revision > c.moves_until or exists (select from pass_exposure p where p.experiment = c.experiment))
            """;

    private static final String PERIODS =
            """
            select d.number, d.activated_at, d.experiments from understudy.deployment d join understudy.experiment x on x.model = d.model
            where x.id = ? and d.activated_at is not null and d.experiment_change ->> 'experiment' = x.id
              and d.experiment_change ->> 'action' in ('start', 'ramp', 'weights', 'resume')
            order by d.number
            """;

    private static final String NEW = "select unit, arm, exposed_at from pass_exposure where experiment = ?";

    private static final String COUNTED =
            """
            select u.unit, u.arm, u.exposed_at from understudy.experiment_unit u
            where u.experiment = ? and u.exposed_at > ?
              and not exists (select from pass_taken t where t.experiment = u.experiment and t.unit = u.unit)
            """;

    /** They are counted anew, as nothing. */
    private static final String TAKE = "insert into pass_taken select experiment, unit from pass_moved on conflict do nothing";

    private static final String DROP = "delete from pass_exposure p using pass_moved m where m.experiment = p.experiment and m.unit = p.unit";

    private static final ExperimentSplitsColumn SPLITS = new ExperimentSplitsColumn();

    private record Changed(String experiment, int movesUntil, int revision, Duration within) {}

    private final Statements statements;
    private final Function<List<SplitPeriod>, Leaving> rule;

    /** @param rule how an experiment's units came to its arms, in the order of time → whom that moved */
    MovedUnits(Statements statements, Function<List<SplitPeriod>, Leaving> rule) {
        this.statements = statements;
        this.rule = rule;
    }

    /** @return how many of those that are counted already count no more */
    int settle() throws SQLException {
        var changed = statements.rows(CHANGED, row -> new Changed(
                row.getString(1), row.getInt(2), row.getInt(3), Duration.ofMillis(Math.round(row.getDouble(4) * 1e3))));
        for (var bandit : changed) settle(bandit);
        if (changed.isEmpty()) return 0;
        statements.update(DROP);
        return statements.update(TAKE);
    }

    private void settle(Changed bandit) throws SQLException {
        var periods = periods(bandit.experiment);
        var leaving = rule.apply(List.copyOf(periods.values()));
        find(bandit, leaving, NEW, bandit.experiment);
        var news = periods.tailMap(bandit.movesUntil + 1).values().stream().findFirst();
        if (news.isPresent()) {
            find(bandit, leaving, COUNTED, bandit.experiment, news.get().from().minus(bandit.within).atOffset(ZoneOffset.UTC));
        }
        statements.update("update understudy.experiment_count set moves_until = ? where experiment = ?", bandit.revision, bandit.experiment);
    }

    private void find(Changed bandit, Leaving leaving, String candidates, Object... values) throws SQLException {
        var moved = new ArrayList<String>();
        statements.each(candidates, row -> {
            var exposedAt = row.getObject(3, OffsetDateTime.class).toInstant();
            var end = exposedAt.plus(bandit.within);
            var left = leaving.left(row.getString(1), row.getString(2), exposedAt);
            if (left.isPresent() && left.get().isBefore(end)) moved.add(row.getString(1));
        }, values);
        for (int i = 0; i < moved.size(); i += CHUNK) add(bandit.experiment, moved.subList(i, Math.min(i + CHUNK, moved.size())));
    }

    private void add(String experiment, List<String> units) throws SQLException {
        statements.update(
                "insert into pass_moved select ?, unit from unnest(?::text[]) u (unit)",
                experiment, Database.column(statements.connection(), "text", units, unit -> unit));
    }

    /** By the number of the deployment that began them. */
    private SortedMap<Integer, SplitPeriod> periods(String experiment) throws SQLException {
        var periods = new TreeMap<Integer, SplitPeriod>();
        statements.each(PERIODS, row -> {
            int number = row.getInt(1);
            var from = row.getObject(2, OffsetDateTime.class).toInstant();
            SPLITS.convertToEntityAttribute(row.getString(3)).stream()
                    .filter(split -> split.experiment().equals(experiment))
                    .forEach(split -> periods.put(number, new SplitPeriod(from, split)));
        }, experiment);
        return periods;
    }
}
