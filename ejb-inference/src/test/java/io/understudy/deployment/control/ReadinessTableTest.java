package io.understudy.deployment.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.cluster.entity.Node;
import io.understudy.cluster.entity.NodeTable;
import io.understudy.database.entity.Database;
import io.understudy.database.entity.Notifications;
import io.understudy.deployment.entity.Readiness;
import io.understudy.deployment.entity.Readiness.State;
import io.understudy.deployment.entity.ReadinessTable;
import io.understudy.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadinessTableTest {

    private static final Duration SILENCE = Duration.ofMinutes(1);
    private static final Node A = node("a");
    private static final Node B = node("b");

    private DataSource source;
    private Database database;
    private NodeTable nodes;
    private ReadinessTable table;

    @BeforeEach
    void create() {
        source = TestDatabase.create();
        database = new Database(source, Duration.ofSeconds(10));
        nodes = new NodeTable(database);
        table = new ReadinessTable(database);
        execute("insert into understudy.model (name, task, created_at, created_by) values ('m', 'TENSOR', now(), 'o')");
        execute("""
                insert into understudy.deployment (model, number, state, split, created_at, created_by, node)
                values ('m', 1, 'PREPARING', '[]', now(), 'o', 'a')""");
        nodes.join(A);
    }

    @Test
    void aNodeAloneHasNobodyToWaitFor() {
        assertEquals(List.of(), others(A));
    }

    @Test
    void eachOfTheOthersIsAskedAndSaysItsWord() {
        nodes.join(B);
        assertEquals(List.of(new Readiness("b", Optional.empty(), null)), others(A));
        table.say(B, "m", 1, State.FAILED, "no room");
        assertEquals(List.of(new Readiness("b", Optional.of(State.FAILED), "no room")), others(A));
        table.say(B, "m", 1, State.READY, null);
        assertEquals(List.of(new Readiness("b", Optional.of(State.READY), null)), others(A));
        assertEquals(List.of(new Readiness("a", Optional.empty(), null)), others(B));
    }

    @Test
    void whatAnEarlierProcessOfANodeSaidDoesNotHold() {
        nodes.join(B);
        table.say(B, "m", 1, State.READY, null);
        nodes.join(node("b"));
        assertEquals(List.of(new Readiness("b", Optional.empty(), null)), others(A));
    }

    @Test
    void whoIsSilentOrLeavesIsNotAsked() {
        nodes.join(B);
        execute("update understudy.node set seen_at = now() - interval '61 seconds' where name = 'b'");
        assertEquals(List.of(), others(A));
        assertTrue(nodes.beat(B));
        assertEquals(1, others(A).size());
        nodes.leave(B);
        assertEquals(List.of(), others(A));
        assertFalse(nodes.beat(B));
    }

    /** A process that goes by a taken name takes it; the one before finds out at its next sign of life and cannot end the other's. */
    @Test
    void oneProcessHasTheName() {
        var other = node("a");
        nodes.join(other);
        assertFalse(nodes.beat(A));
        nodes.leave(A);
        assertTrue(nodes.beat(other));
    }

    @Test
    void everyChangeTellsTheNodesThatListen() throws InterruptedException {
        var heard = new LinkedBlockingQueue<String>();
        var stop = new AtomicBoolean();
        var listener = Thread.ofVirtual().start(() -> listen(stop, heard));
        assertEquals("listening", heard.poll(10, TimeUnit.SECONDS));
        execute("update understudy.deployment set state = 'FAILED' where number = 1");
        assertEquals("a", heard.poll(10, TimeUnit.SECONDS));
        table.say(B, "m", 1, State.READY, null);
        assertEquals("b", heard.poll(10, TimeUnit.SECONDS));
        stop.set(true);
        listener.join();
        assertEquals(List.of(), List.copyOf(heard));
    }

    private void listen(AtomicBoolean stop, LinkedBlockingQueue<String> heard) {
        try {
            new Notifications(source, "understudy_deployment").hear(() -> !stop.get(), () -> heard.add("listening"), heard::add);
        } catch (Exception e) {
            heard.add(e.toString());
        }
    }

    private List<Readiness> others(Node node) {
        return table.others(node, "m", 1, SILENCE);
    }

    private static Node node(String name) {
        return new Node(name, UUID.randomUUID());
    }

    private void execute(String sql) {
        database.call(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        });
    }
}
