package io.understudy.experiment.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.database.entity.Database;
import io.understudy.experiment.entity.ExperimentDecision.Act;
import io.understudy.experiment.entity.Verdict.Kind;
import io.understudy.experiment.entity.Verdict.Why;
import io.understudy.testing.TestDatabase;
import io.understudy.testing.TestSql;
import io.understudy.wire.entity.Json;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An experiment is decided once, whoever dies when. */
class DecisionTableTest {

    private static final Verdict GO_ON = new Verdict(Kind.GO_ON, Why.TOO_SHORT, null, "It runs for PT3H of P1D.");
    private static final Verdict PROMOTE = new Verdict(Kind.PROMOTE, Why.SIGNIFICANT, "b", "b is better.");

    private static TestSql sql;
    private static DecisionTable table;

    @BeforeAll
    static void newDatabase() {
        sql = new TestSql(TestDatabase.create());
        table = new DecisionTable(new Database(sql.source(), Duration.ofSeconds(30)));
        sql.run("insert into understudy.model (name, task, created_at, created_by) values ('m', 'TENSOR', now(), 'test')");
        for (var id : List.of("e1", "e2")) {
            sql.run("insert into understudy.experiment (id, model, state, definition, created_at, created_by, lock_version)"
                    + " values ('" + id + "', 'm', 'RUNNING', '{}', now(), 'test', 0)");
        }
    }

    @BeforeEach
    void empty() {
        sql.run("truncate understudy.experiment_decision, understudy.exposure_inbox, understudy.outcome_batch");
        sql.run("update understudy.experiment set state = 'RUNNING'");
    }

    @Test
    void comesBackAsItWasWritten() {
        long id = table.add(row("e1", GO_ON, Act.NONE)).orElseThrow();
        var read = table.find(id).orElseThrow();
        assertEquals(List.of("e1", "n", GO_ON, Act.NONE, 0), List.of(read.experiment(), read.node(), read.verdict(), read.act(), read.attempts()));
        assertEquals(0.25, read.figures().path("p").asDouble());
        assertEquals("PT3H", read.inputs().path("ran").asText());
        assertNull(read.settledAt());
    }

    @Test
    void isReadPageByPageTheNewestFirst() {
        var ids = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) ids.addFirst(table.add(row("e1", GO_ON, Act.NONE)).orElseThrow());
        table.add(row("e2", GO_ON, Act.NONE));
        assertEquals(ids.subList(0, 2), table.page("e1", DecisionTable.NEWEST, 2).stream().map(ExperimentDecision::id).toList());
        assertEquals(ids.subList(2, 5), table.page("e1", ids.get(1), 9).stream().map(ExperimentDecision::id).toList());
    }

    @Test
    void ofManyWhoDecideAtOnceOneDoes() throws Exception {
        try (var nodes = Executors.newFixedThreadPool(8)) {
            var all = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 32; i++) all.add(() -> table.add(row("e1", PROMOTE, Act.INTENDED)).isPresent());
            int decided = 0;
            for (var one : nodes.invokeAll(all)) if (one.get()) decided++;
            assertEquals(1, decided);
        }
        assertEquals(1, table.intended().size());
        assertTrue(table.add(row("e2", PROMOTE, Act.INTENDED)).isPresent(), "each experiment is decided for itself");
    }

    /** The node does not hear that its intention is kept, and dies; the next one finds it, and cannot decide again. */
    @Test
    void anIntentionOutlivesTheNodeThatDiesAtItsCommit() {
        var dying = new DecisionTable(new Database(deaf(), Duration.ofSeconds(30)));
        assertThrows(RuntimeException.class, () -> dying.add(row("e1", PROMOTE, Act.INTENDED)));
        var found = table.intended();
        assertEquals(List.of(PROMOTE), found.stream().map(ExperimentDecision::verdict).toList());
        assertTrue(table.add(row("e1", PROMOTE, Act.INTENDED)).isEmpty());
        assertTrue(table.attempted(found.getFirst().id(), Act.DONE, "done", 7));
        assertFalse(table.attempted(found.getFirst().id(), Act.FAILED, "too late", null), "settled once");
        var done = table.find(found.getFirst().id()).orElseThrow();
        assertEquals(List.of(Act.DONE, "done", 7, 1), List.of(done.act(), done.outcome(), done.revision(), done.attempts()));
        assertTrue(table.add(row("e1", PROMOTE, Act.INTENDED)).isEmpty(), "done is done");
        assertEquals(List.of(), table.intended());
    }

    @Test
    void whatFailedMayBeDecidedAgain() {
        long first = table.add(row("e1", PROMOTE, Act.INTENDED)).orElseThrow();
        assertTrue(table.attempted(first, Act.INTENDED, "not yet", null));
        assertNull(table.find(first).orElseThrow().settledAt());
        assertTrue(table.attempted(first, Act.FAILED, "it does not load", null));
        assertEquals(2, table.find(first).orElseThrow().attempts());
        long second = table.add(row("e1", PROMOTE, Act.INTENDED)).orElseThrow();
        table.add(row("e1", GO_ON, Act.NONE));
        assertEquals(List.of(second, first), table.notable("e1", 9).stream().map(ExperimentDecision::id).toList());
    }

    @Test
    void nothingIsWrittenOfOneThatHasEnded() {
        sql.run("update understudy.experiment set state = 'CONCLUDED' where id = 'e1'");
        assertTrue(table.add(row("e1", PROMOTE, Act.INTENDED)).isEmpty());
        assertTrue(table.add(row("e1", GO_ON, Act.NONE)).isEmpty());
        assertEquals(List.of("e2"), table.running());
    }

    @Test
    void tellsByHowMuchTheCountingIsBehind() {
        assertEquals(Duration.ZERO, table.lag("e1"));
        sql.run("insert into understudy.exposure_inbox (experiment, unit, since, due) values ('e1', 'u1', now() - interval '100 s', now() + interval '1 s')");
        assertEquals(Duration.ZERO, table.lag("e1"), "its time is not over");
        sql.run("insert into understudy.exposure_inbox (experiment, unit, since, due) values ('e1', 'u2', now() - interval '300 s', now() - interval '100 s')");
        assertTrue(isAbout(100, table.lag("e1")));
        assertEquals(Duration.ZERO, table.lag("e2"), "the exposures of another one do not matter");
        sql.run("insert into understudy.outcome_batch (outcomes, since) values (1, now() - interval '50 s'), (1, now())");
        assertTrue(isAbout(50, table.lag("e2")), "outcomes may be anybody's");
        assertTrue(isAbout(100, table.lag("e1")));
    }

    @Test
    void tellsWhenAnyNodeLookedLast() {
        assertTrue(table.sinceLast("e1").isEmpty());
        table.add(row("e1", GO_ON, Act.NONE));
        sql.run("update understudy.experiment_decision set at = now() - interval '70 s'");
        assertTrue(isAbout(70, table.sinceLast("e1").orElseThrow()));
    }

    @Test
    void forgetsWhatLedToNothing() {
        table.add(row("e1", GO_ON, Act.NONE));
        long told = table.add(row("e1", PROMOTE, Act.TOLD)).orElseThrow();
        sql.run("update understudy.experiment_decision set at = now() - interval '2 days'");
        long young = table.add(row("e1", GO_ON, Act.NONE)).orElseThrow();
        assertEquals(1, table.forget(Duration.ofDays(1)));
        assertEquals(List.of(young, told), table.page("e1", DecisionTable.NEWEST, 9).stream().map(ExperimentDecision::id).toList());
    }

    @Test
    void analystsReadThem() throws SQLException {
        table.attempted(table.add(row("e1", PROMOTE, Act.INTENDED)).orElseThrow(), Act.DONE, "done", 7);
        try (var connection = sql.source().getConnection(); var statement = connection.createStatement()) {
            statement.execute("set role understudy_reporting");
            var rows = statement.executeQuery("select model, verdict, why, arm, act, revision, srm_p_value from reporting.experiment_decisions");
            assertTrue(rows.next());
            assertEquals(List.of("m", "promote", "significant", "b", "done", 7, 0.5), List.of(
                    rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4), rows.getString(5), rows.getInt(6), rows.getDouble(7)));
            statement.execute("reset role");
        }
    }

    private static ExperimentDecision.New row(String experiment, Verdict verdict, Act act) {
        var figures = Json.MAPPER.createObjectNode().put("p", 0.25).put("sample_ratio_p_value", 0.5);
        return new ExperimentDecision.New(experiment, "n", verdict, Json.MAPPER.createObjectNode().put("ran", "PT3H"), figures, act, null);
    }

    private static boolean isAbout(int seconds, Duration duration) {
        return duration.toSeconds() >= seconds && duration.toSeconds() < seconds + 60;
    }

    /** Connections that break when the server has done a statement, before it can say so. */
    private static DataSource deaf() {
        return proxy(DataSource.class, sql.source());
    }

    private static <T> T proxy(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            try {
                var result = method.invoke(target, args);
                if (method.getName().equals("executeQuery")) throw new SQLException("killed", "08006");
                if (result instanceof PreparedStatement statement) return proxy(PreparedStatement.class, statement);
                return result instanceof Connection connection ? proxy(Connection.class, connection) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
