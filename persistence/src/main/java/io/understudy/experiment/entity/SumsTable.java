package io.understudy.experiment.entity;

import io.understudy.database.entity.Database;
import io.understudy.database.entity.Statements;
import io.understudy.experiment.entity.CountedEvents.Pair;
import io.understudy.experiment.entity.ExperimentSums.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sums of the experiments in PostgreSQL: some rows for each arm and day, however many the units are. */
public final class SumsTable {

    /** What an experiment asks, and where it stands. */
    public record Asked(ExperimentDefinition definition, Experiment.State state) {}

    private static final String ASKED = "select definition, state from understudy.experiment where id = ?";

    private static final String UNITS = "select arm, sum(units) from understudy.experiment_arm_day where experiment = ? group by arm";

    private static final String STEPS =
            """
            select max(above), coverage, sum(units) from understudy.experiment_arm_step where experiment = ? group by coverage order by coverage
            """;

    private static final String EVENTS =
            """
            select arm, event, sum(did), sum(x), sum(xx), sum(did_before), sum(c), sum(cc), sum(xc), sum(did_both)
            from understudy.experiment_event_day where experiment = ? group by arm, event
            """;

    private static final String PAIRS =
            """
            select arm, numerator, denominator, sum(x_d), sum(x_db), sum(d_xb), sum(xb_db)
            from understudy.experiment_pair_day where experiment = ? group by arm, numerator, denominator
            """;

    private static final String CALLS =
            """
            select arm, status, bucket, sum(calls)
            from (
              select arm, status, bucket, calls from understudy.prediction_day where experiment = ?
              union all
              select arm, status, bucket, calls from understudy.prediction_growth where experiment = ?) c
            where status <> 'invalid' group by arm, status, bucket
            """;

    private static final String WAITING =
            """
            select count(*) filter (where i.due <= now()), count(*) filter (where i.due > now() and x.state <> 'CONCLUDED'),
              (select coalesce(sum(outcomes), 0) from understudy.outcome_batch), now()
            from understudy.exposure_inbox i left join understudy.experiment x on x.id = i.experiment where i.experiment = ?
            """;

    private static final ExperimentDefinitionColumn DEFINITION = new ExperimentDefinitionColumn();

    private final Database database;

    public SumsTable(Database database) {
        this.database = database;
    }

    public Optional<Asked> find(String experiment) {
        var found = database.rows(ASKED, row -> new Asked(
                DEFINITION.convertToEntityAttribute(row.getString(1)), Experiment.State.valueOf(row.getString(2))), experiment);
        return found.stream().findFirst();
    }

    /** All of one moment. */
    public ExperimentSums read(String experiment) {
        return database.inTransaction(connection -> {
            var statements = new Statements(database, connection);
            statements.update("set transaction isolation level repeatable read, read only");
            return sums(statements, experiment);
        });
    }

    private ExperimentSums sums(Statements statements, String experiment) throws SQLException {
        var units = new HashMap<String, Long>();
        statements.each(UNITS, row -> units.put(row.getString(1), row.getLong(2)), experiment);
        var steps = statements.rows(STEPS, row -> new Step(row.getDouble(1), row.getDouble(2), row.getLong(3)), experiment);
        var events = new HashMap<String, Map<String, EventSums>>();
        statements.each(EVENTS, row -> of(events, row).put(row.getString(2), event(row)), experiment);
        var pairs = new HashMap<String, Map<Pair, PairSums>>();
        statements.each(PAIRS, row -> of(pairs, row).put(new Pair(row.getString(2), row.getString(3)), pair(row)), experiment);
        var calls = calls(statements, experiment);
        var names = Stream.of(units, events, pairs, calls).flatMap(map -> map.keySet().stream()).collect(Collectors.toCollection(HashSet::new));
        var arms = names.stream().collect(Collectors.toUnmodifiableMap(arm -> arm, arm -> new ArmSums(
                units.getOrDefault(arm, 0L), events.getOrDefault(arm, Map.of()), pairs.getOrDefault(arm, Map.of()), calls.getOrDefault(arm, ArmCalls.NONE))));
        return statements.rows(WAITING, row -> new ExperimentSums(
                row.getObject(4, OffsetDateTime.class).toInstant(), arms, steps, row.getLong(1), row.getLong(2), row.getLong(3)), experiment).getFirst();
    }

    private static <K, V> Map<K, V> of(Map<String, Map<K, V>> byArm, ResultSet row) throws SQLException {
        return byArm.computeIfAbsent(row.getString(1), arm -> new HashMap<>());
    }

    private static EventSums event(ResultSet row) throws SQLException {
        return new EventSums(
                row.getLong(3), row.getDouble(4), row.getDouble(5), row.getLong(6), row.getDouble(7), row.getDouble(8), row.getDouble(9), row.getLong(10));
    }

    private static PairSums pair(ResultSet row) throws SQLException {
        return new PairSums(row.getDouble(4), row.getDouble(5), row.getDouble(6), row.getDouble(7));
    }

    private Map<String, ArmCalls> calls(Statements statements, String experiment) throws SQLException {
        var calls = new HashMap<String, long[]>();
        var latencies = new HashMap<String, SortedMap<Integer, Long>>();
        statements.each(CALLS, row -> {
            var status = row.getString(2);
            var counts = calls.computeIfAbsent(row.getString(1), arm -> new long[2]);
            counts[0] += row.getLong(4);
            if (!status.equals("ok")) counts[1] += row.getLong(4);
            var isTimed = status.equals("ok") || status.equals("deadline");
            if (isTimed) latencies.computeIfAbsent(row.getString(1), arm -> new TreeMap<>()).merge(row.getInt(3), row.getLong(4), Long::sum);
        }, experiment, experiment);
        return calls.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> new ArmCalls(
                entry.getValue()[0], entry.getValue()[1], latencies.getOrDefault(entry.getKey(), new TreeMap<>()))));
    }
}
