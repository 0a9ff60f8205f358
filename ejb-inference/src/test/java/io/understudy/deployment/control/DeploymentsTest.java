package io.understudy.deployment.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.deployment.control.Deployments.Target;
import io.understudy.deployment.entity.Deployment;
import io.understudy.deployment.entity.Deployment.State;
import io.understudy.deployment.entity.DeploymentPlan;
import io.understudy.deployment.entity.DeploymentPlan.Kind;
import io.understudy.deployment.entity.Shadow;
import io.understudy.deployment.entity.Steps;
import io.understudy.deployment.entity.TrafficSplit;
import io.understudy.deployment.entity.TrafficSplit.Share;
import io.understudy.failure.entity.DomainException;
import io.understudy.testing.Entities;
import io.understudy.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeploymentsTest {

    private static Entities entities;
    private static int models;

    private String model;

    @BeforeAll
    static void open() {
        entities = new Entities(TestDatabase.create());
    }

    @AfterAll
    static void close() {
        entities.close();
    }

    @BeforeEach
    void anotherModel() {
        model = "m" + models++;
    }

    @Test
    void aPreparedRevisionServesNobodyUntilItIsActivated() {
        serve("a");
        var next = prepare(plan(Kind.DEPLOY, "b"));
        assertEquals(List.of(State.PREPARING, State.ACTIVE), states());
        activate(next);
        assertEquals(List.of(State.ACTIVE, State.SUPERSEDED), states());
        assertEquals(2, present().number());
        assertEquals(1, present().previous().orElseThrow());
        assertEquals(TrafficSplit.whole("a"), present().previousSplit().orElseThrow());
    }

    @Test
    void oneThatFailsLeavesThePresentOneInService() {
        serve("a");
        var next = prepare(plan(Kind.DEPLOY, "b"));
        in(d -> {
            d.fail(model, next.number(), "Node n: no");
            return null;
        });
        assertEquals(List.of(State.FAILED, State.ACTIVE), states());
        assertEquals("Node n: no", in(d -> d.get(model, 2)).failure().orElseThrow());
        serve("c");
        assertEquals(List.of(State.ACTIVE, State.FAILED, State.SUPERSEDED), states());
    }

    @Test
    void whatTheOperatorDidNotSeeIsNotOverwritten() {
        serve("a");
        serve("b");
        refuses(DomainException.Kind.STALE, () -> in(d -> d.prepare(target("n"), ExpectedRevision.of(1), p -> plan(Kind.DEPLOY, "c"))));
        assertEquals(2, states().size(), "a refused order leaves no revision");
        assertEquals(3, in(d -> d.prepare(target("n"), ExpectedRevision.of(7, 2), p -> plan(Kind.DEPLOY, "c"))).number());
    }

    @Test
    void anyRevisionWillDoButNotNone() {
        refuses(DomainException.Kind.STALE, () -> in(d -> d.prepare(target("n"), ExpectedRevision.ANY, p -> plan(Kind.DEPLOY, "a"))));
        serve("a");
        assertEquals(2, in(d -> d.prepare(target("n"), ExpectedRevision.ANY, p -> plan(Kind.DEPLOY, "b"))).number());
    }

    @Test
    void oneOrderAtATimeButARollbackWaitsForNone() {
        serve("a");
        serve("b");
        var slow = prepare(plan(Kind.DEPLOY, "c"));
        refuses(DomainException.Kind.CONFLICT, () -> prepare(plan(Kind.DEPLOY, "d")));
        activate(prepare(new DeploymentPlan(Kind.ROLLBACK, TrafficSplit.whole("a"), null, null, 1)));
        refuses(DomainException.Kind.CONFLICT, () -> activate(slow));
        assertEquals(List.of(State.ACTIVE, State.PREPARING, State.SUPERSEDED, State.SUPERSEDED), states());
    }

    @Test
    void ofManyOperatorsAtOnceOneWinsAndTheHistoryHasNoGap() throws Exception {
        serve("a");
        try (var operators = Executors.newFixedThreadPool(8)) {
            var orders = IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<Deployment>) () -> activate(in(d -> d.prepare(target("n"), ExpectedRevision.of(1), p -> plan(Kind.DEPLOY, "v" + i)))))
                    .toList();
            var won = 0;
            for (var order : operators.invokeAll(orders)) {
                try {
                    order.get();
                    won++;
                } catch (ExecutionException e) {
                    assertTrue(e.getCause() instanceof DomainException, String.valueOf(e.getCause()));
                }
            }
            assertEquals(1, won);
        }
        assertEquals(List.of(State.ACTIVE, State.SUPERSEDED), states());
        assertEquals(List.of(2, 1), in(d -> d.history(model, 100, 100)).stream().map(Deployment::number).toList());
    }

    /** 1 a, 2 b, 3 c; back from 3 is 2, back from there is 1, and from there nothing. */
    @Test
    void rollbacksGoBackAndNotToAndFro() {
        List.of("a", "b", "c").forEach(this::serve);
        assertEquals(2, back().orElseThrow());
        assertEquals(TrafficSplit.whole("b"), present().split());
        assertEquals(1, back().orElseThrow());
        assertEquals(TrafficSplit.whole("a"), present().split());
        assertTrue(back().isEmpty());
    }

    /** 1 a, 2 b; 3 restores 1 and so withdraws 2; 4 c. Back from 4 is 3, never 2. */
    @Test
    void whatARollbackEndedIsNotBroughtBackByTheNext() {
        List.of("a", "b").forEach(this::serve);
        assertEquals(1, back().orElseThrow());
        assertTrue(in(d -> d.get(model, 2)).isWithdrawn());
        serve("c");
        assertFalse(in(d -> d.get(model, 3)).isWithdrawn());
        back();
        assertEquals(TrafficSplit.whole("a"), present().split());
    }

    /** Longer than what is read at once. */
    @Test
    void theOtherSplitIsFoundHoweverOftenTheSameWasOrdered() {
        serve("a");
        for (int i = 0; i < 12; i++) serve("b");
        assertEquals(1, back().orElseThrow());
        assertEquals(TrafficSplit.whole("a"), present().split());
    }

    /** 1 a, 2 a and b, 3 b: what leads away from b is 1. */
    @Test
    void theLastRevisionWithoutAVersionIsFound() {
        serve("a");
        activate(prepare(new DeploymentPlan(Kind.CANARY, new TrafficSplit(List.of(new Share("a", 6_000), new Share("b", 4_000))), null, null, null)));
        serve("b");
        assertEquals(2, in(d -> d.goodBefore(present())).orElseThrow().number());
        assertEquals(1, in(d -> d.goodBeforeWithout("b", present())).orElseThrow().number());
        assertTrue(in(d -> d.goodBeforeWithout("a", present())).isEmpty());
    }

    @Test
    void whatASilentNodeLeftUndoneIsEndedByTheOthers() {
        serve("a");
        prepare(plan(Kind.DEPLOY, "b"));
        failPreparingOfSilent("n", Duration.ZERO);
        assertEquals(State.PREPARING, states().getFirst(), "its own");
        failPreparingOfSilent("another", Duration.ofHours(1));
        assertEquals(State.PREPARING, states().getFirst(), "not silent for so long");
        failPreparingOfSilent("another", Duration.ZERO);
        assertEquals(List.of(State.FAILED, State.ACTIVE), states());
    }

    private void failPreparingOfSilent(String node, Duration silence) {
        in(d -> {
            d.failPreparingOfSilent(node, silence);
            return null;
        });
    }

    @Test
    void whatAStoppedNodeLeftUndoneFailsAtItsNextStart() {
        serve("a");
        prepare(plan(Kind.DEPLOY, "b"));
        failPreparingOf("another");
        assertEquals(State.PREPARING, states().getFirst());
        failPreparingOf("n");
        assertEquals(List.of(State.FAILED, State.ACTIVE), states());
    }

    @Test
    void theHistoryKeepsWhatWasSaidAndHowLongItTook() {
        var plan = new DeploymentPlan(Kind.CANARY, TrafficSplit.whole("a"), new Shadow("b", 500), "why", null);
        var number = prepare(plan).number();
        in(d -> d.activate(model, number, "Golden example 1: no."));
        in(d -> d.took(model, number, new Steps(1.5, 2, 7.5, 3, 0.25)));
        var kept = present();
        assertEquals(Kind.CANARY, kept.kind());
        assertEquals("why", kept.reason().orElseThrow());
        assertEquals("o", kept.createdBy());
        assertEquals("n", kept.node().orElseThrow());
        assertEquals(new Shadow("b", 500), kept.shadow().orElseThrow());
        assertEquals("Golden example 1: no.", kept.forcedOver().orElseThrow());
        assertEquals(new Steps(1.5, 2, 7.5, 3, 0.25), kept.steps().orElseThrow());
    }

    private void failPreparingOf(String node) {
        in(d -> {
            d.failPreparingOf(node, Instant.now().plusSeconds(1));
            return null;
        });
    }

    /** The revision that was brought back. */
    private Optional<Integer> back() {
        var good = in(d -> d.goodBefore(present()));
        good.ifPresent(g -> activate(prepare(
                new DeploymentPlan(Kind.ROLLBACK, g.split(), null, null, g.restores().orElse(g.number())))));
        return good.map(Deployment::number);
    }

    private void serve(String version) {
        activate(prepare(plan(Kind.DEPLOY, version)));
    }

    private static DeploymentPlan plan(Kind kind, String version) {
        return new DeploymentPlan(kind, TrafficSplit.whole(version), null, null, null);
    }

    private Deployment prepare(DeploymentPlan plan) {
        return in(d -> d.prepare(target("n"), null, present -> plan));
    }

    private Target target(String node) {
        return new Target(model, "o", node);
    }

    private Deployment activate(Deployment deployment) {
        return in(d -> d.activate(model, deployment.number(), null));
    }

    private Deployment present() {
        return in(d -> d.present(model)).orElseThrow();
    }

    private List<State> states() {
        return new ArrayList<>(in(d -> d.history(model, 100, 100)).stream().map(Deployment::state).toList());
    }

    private static <T> T in(Function<Deployments, T> work) {
        return entities.transaction(e -> work.apply(new Deployments(e)));
    }

    private static void refuses(DomainException.Kind kind, Runnable work) {
        assertEquals(kind, assertThrows(DomainException.class, work::run).kind());
    }
}
