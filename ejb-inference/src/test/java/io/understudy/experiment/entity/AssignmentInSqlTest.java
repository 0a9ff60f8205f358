package io.understudy.experiment.entity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.understudy.database.entity.Database;
import io.understudy.deployment.control.assignment.Assigner;
import io.understudy.deployment.control.assignment.Assignments;
import io.understudy.deployment.control.assignment.HashVersion;
import io.understudy.deployment.entity.ExperimentSplit;
import io.understudy.deployment.entity.ExperimentSplit.Arm;
import io.understudy.deployment.entity.NamespaceRange;
import io.understudy.deployment.entity.UnitKind;
import io.understudy.testing.TestDatabase;
import io.understudy.testing.TestSql;
import io.understudy.wire.entity.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** SQL finds the arm that the service finds, of every unit. */
class AssignmentInSqlTest {

    private static TestSql sql;
    private static Database database;

    @BeforeAll
    static void newDatabase() {
        sql = new TestSql(TestDatabase.create());
        database = new Database(sql.source(), Duration.ofSeconds(60));
        sql.run("insert into understudy.model (name, task, created_at, created_by) values ('m', 'TENSOR', now(), 'test')");
    }

    /** GrowthBook's, of {@code packages/sdk-js/test/cases.json}. */
    @ParameterizedTest
    @CsvSource({
        "1, '', a, 0.22", "1, '', b, 0.077", "1, b, a, 0.946", "1, ef, d, 0.652", "1, asdf, 8952klfjas09ujk, 0.549",
        "2, seed, a, 0.0505", "2, seed, b, 0.2696", "2, foo, ab, 0.2575", "2, foo, def, 0.2019", "2, 89123klj, 8952klfjas09ujkasdf, 0.124"
    })
    void pointsAreThePublishedOnes(int version, String seed, String unit, double point) {
        assertEquals(point, HashVersion.of(version).point(seed, unit), 1e-12);
        assertEquals(List.of(point), column(row -> row.getDouble(1), "select reporting.unit_point(?, ?, ?)", seed, unit, version));
    }

    static Stream<ExperimentSplit> splits() {
        var thirds = List.of(new Arm("a", "v1", 1.0 / 3), new Arm("b", "v2", 1.0 / 3), new Arm("c", "v3", 1.0 / 3));
        var uneven = List.of(new Arm("a", "v1", 0.1), new Arm("b", "v2", 0.2), new Arm("c", "v3", 0.3), new Arm("d", "v4", 0.4));
        var rare = List.of(new Arm("a", "v1", 0.9999), new Arm("b", "v2", 0.0001));
        var halfOfANamespace = new NamespaceRange("checkout", 0.25, 0.75);
        return Stream.of(
                new ExperimentSplit("thirds", "thirds", 2, UnitKind.USER, null, 1, List.of(), thirds),
                new ExperimentSplit("hundredth", "ä seed", 2, UnitKind.USER, null, 0.01, List.of(), thirds),
                new ExperimentSplit("coarse", "coarse", 1, UnitKind.USER, null, 0.37, List.of(), thirds),
                new ExperimentSplit("uneven", "uneven", 2, UnitKind.USER, null, 0.7, List.of(), uneven),
                new ExperimentSplit("part", "part", 2, UnitKind.SESSION, halfOfANamespace, 0.9, List.of(), uneven),
                new ExperimentSplit("coarse-part", "x", 1, UnitKind.SESSION, halfOfANamespace, 1, List.of(), thirds),
                new ExperimentSplit("rare", "rare", 2, UnitKind.USER, null, 1, List.of(), rare),
                Assignments.weighed(new ExperimentSplit("bandit", "bandit", 2, UnitKind.USER, null, 0.8, List.of(), uneven), List.of(0.3, 0.05, 0.55, 0.1)));
    }

    @ParameterizedTest
    @MethodSource("splits")
    void armsAndPointsAreTheServices(ExperimentSplit split) {
        insert(split);
        var units = units();
        var assigner = Assignments.assigner(split);
        var expected = units.stream().map(assigner::arm).map(arm -> arm == Assigner.NONE ? null : split.arms().get(arm).name()).toList();
        assertTrue(expected.stream().anyMatch(arm -> arm != null));
        assertEquals(expected, column(row -> row.getString(1),
                "select reporting.assigned_arm(?, u.unit) from unnest(?::text[]) with ordinality u (unit, position) order by position", split.experiment(), units));
        var points = column(row -> row.getLong(1), "select sum(points) from reporting.experiment_arms where experiment = ? group by arm order by arm", split.experiment());
        assertArrayEquals(
                Assignments.buckets(split).points(HashVersion.of(split.hashVersion())), points.stream().mapToLong(Long::longValue).toArray());
        var ranges = column(row -> row.getDouble(1) + " " + row.getDouble(2), "select range_start, range_end from reporting.experiment_arms where experiment = ?", split.experiment());
        assertEquals(Assignments.buckets(split).pieces().stream().map(piece -> piece.range().start() + " " + piece.range().end()).toList(), ranges, "to the last bit");
    }

    /** Where k / n and the edge round to the same number, n · edge does not: 0.29 · 100 is 28.999999999999996. */
    @Test
    void everyPointIsOnTheSideOfAnEdgeWhereTheServiceSeesIt() {
        for (int points : new int[] {1_000, 10_000}) {
            var edges = IntStream.rangeClosed(0, points).mapToObj(k -> (double) k / points).toList();
            assertEquals(IntStream.rangeClosed(0, points).boxed().toList(),
                    column(row -> row.getInt(1), "select understudy.points_below(e, ?) from unnest(?::float8[]) with ordinality t (e, position) order by position", points, edges));
        }
        assertEquals(List.of(2_900, 2_901, 10_000), column(row -> row.getInt(1),
                "select understudy.points_below(e, 10000) from unnest(array[0.29, 0.2900000000000001, 1.5]::float8[]) with ordinality t (e, position) order by position"));
    }

    @Test
    void whoIsNobodyHasNoArm() {
        insert(new ExperimentSplit("all", "all", 2, UnitKind.USER, null, 1, List.of(), List.of(new Arm("a", "v1", 1))));
        assertEquals(Arrays.asList("a", null, null), column(row -> row.getString(1),
                "select reporting.assigned_arm(e, u) from (values (1, 'all', 'u'), (2, 'all', ''), (3, 'never', 'u')) t (n, e, u) order by n"));
    }

    /** Names of one to twenty characters of one to four bytes each. */
    private static List<String> units() {
        var random = new Random(7);
        var alphabets = List.of("abcXYZ019-_@", "äßñéø¿", "पुणेमुंबई東京", "😀🎭🚀");
        return IntStream.range(0, 3_000).mapToObj(i -> {
            var name = new StringBuilder();
            for (int n = 1 + random.nextInt(20); n > 0; n--) {
                var points = alphabets.get(i % 3 == 0 ? random.nextInt(4) : 0).codePoints().toArray();
                name.appendCodePoint(points[random.nextInt(points.length)]);
            }
            return name.toString();
        }).toList();
    }

    private static void insert(ExperimentSplit split) {
        try {
            column(row -> 0, "insert into understudy.experiment (id, model, state, definition, split, created_at, created_by, lock_version)"
                    + " values (?, 'm', 'RUNNING', '{}', ?::jsonb, now(), 'test', 0) returning 1", split.experiment(), Json.MAPPER.writeValueAsString(split));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static <T> List<T> column(Reading<T> reading, String sql, Object... values) {
        return database.call(connection -> {
            try (var statement = database.prepare(connection, sql)) {
                for (int i = 0; i < values.length; i++) {
                    if (values[i] instanceof List<?> list) statement.setArray(i + 1, connection.createArrayOf(list.getFirst() instanceof String ? "text" : "float8", list.toArray()));
                    else statement.setObject(i + 1, values[i]);
                }
                var all = new ArrayList<T>();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) all.add(reading.of(rows));
                }
                return all;
            }
        });
    }
}
