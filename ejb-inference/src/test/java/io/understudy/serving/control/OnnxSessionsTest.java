package io.understudy.serving.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.DomainException.Kind;
import io.understudy.registry.control.Bundle;
import io.understudy.serving.control.OnnxOptions.Optimization;
import io.understudy.serving.control.OnnxOptions.Provider;
import io.understudy.testing.Graphs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxSessionsTest {

    private static final OnnxOptions OTHER = new OnnxOptions(2, false, Provider.CPU, Optimization.BASIC, false);

    private final OnnxSessions sessions = new OnnxSessions();

    @TempDir
    private Path folder;

    @Test
    void theSameBytesWithTheSameOptionsShareOneSessionWhereverTheyLie() {
        try (var first = sessions.open(bundle(1), OnnxOptions.DEFAULT); var second = sessions.open(bundle(1), OnnxOptions.DEFAULT)) {
            assertSame(first.session(), second.session());
            assertEquals(1, sessions.count());
        }
    }

    @Test
    void otherBytesOrOtherOptionsGetTheirOwn() {
        try (var first = sessions.open(bundle(1), OnnxOptions.DEFAULT);
                var otherBytes = sessions.open(bundle(2), OnnxOptions.DEFAULT);
                var otherOptions = sessions.open(bundle(1), OTHER)) {
            assertNotSame(first.session(), otherBytes.session());
            assertNotSame(first.session(), otherOptions.session());
            assertEquals(3, sessions.count());
        }
        assertEquals(0, sessions.count());
    }

    @Test
    void theLastUserClosesTheSessionAndGivingBackTwiceCountsOnce() throws Exception {
        var first = sessions.open(bundle(1), OnnxOptions.DEFAULT);
        var second = sessions.open(bundle(1), OnnxOptions.DEFAULT);
        first.close();
        first.close();
        assertEquals(1, second.session().getInputInfo().size());
        assertEquals(1, sessions.count());
        second.close();
        assertEquals(0, sessions.count());
        assertThrows(IllegalStateException.class, () -> second.session().getInputInfo(), "closed");
        try (var again = sessions.open(bundle(1), OnnxOptions.DEFAULT)) {
            assertNotSame(second.session(), again.session());
        }
    }

    @Test
    void manyAtOnceGetOneSessionAndLeaveNone() throws Exception {
        var bundles = List.of(bundle(1), bundle(2));
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int round = 0; round < 20; round++) {
                var tasks = new ArrayList<Callable<SessionLease>>();
                for (int i = 0; i < 16; i++) {
                    var bundle = bundles.get(i % 2);
                    tasks.add(() -> sessions.open(bundle, OnnxOptions.DEFAULT));
                }
                var leases = new ArrayList<SessionLease>();
                for (var opened : threads.invokeAll(tasks)) leases.add(opened.get());
                assertEquals(2, leases.stream().map(SessionLease::session).collect(Collectors.toSet()).size());
                assertEquals(2, sessions.count());
                threads.invokeAll(leases.stream().<Callable<Void>>map(lease -> () -> {
                    lease.close();
                    return null;
                }).toList());
                assertEquals(0, sessions.count());
            }
        }
    }

    @Test
    void openingAndClosingAgainstEachOtherNeverGivesAClosedSession() throws Exception {
        var bundle = bundle(1);
        Callable<Void> use = () -> {
            for (int i = 0; i < 50; i++) {
                try (var lease = sessions.open(bundle, OnnxOptions.DEFAULT)) {
                    assertEquals(1, lease.session().getOutputInfo().size());
                }
            }
            return null;
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(Stream.generate(() -> use).limit(4).toList())) done.get();
        }
        assertEquals(0, sessions.count());
    }

    @Test
    void whatCannotBeLoadedIsRefusedAndLeavesNothing() {
        var broken = Graphs.bundle(folder, new byte[] {1, 2, 3});
        for (int i = 0; i < 2; i++) {
            var refusal = assertThrows(DomainException.class, () -> sessions.open(broken, OnnxOptions.DEFAULT));
            assertEquals(Kind.INVALID, refusal.kind());
        }
        assertEquals(0, sessions.count());
    }

    @Test
    void aProviderThatIsNotThereIsNamedWithThoseThatAre() {
        var cuda = new OnnxOptions(1, false, Provider.CUDA, Optimization.ALL, true);
        var refusal = assertThrows(DomainException.class, () -> sessions.open(bundle(1), cuda));
        assertEquals(Kind.UNAVAILABLE, refusal.kind());
        assertTrue(refusal.getMessage().startsWith("The execution provider 'cuda' is asked for, but this server's ONNX Runtime offers only ["), refusal.getMessage());
    }

    private Bundle bundle(float first) {
        return Graphs.bundle(folder, Graphs.affine(first));
    }
}
