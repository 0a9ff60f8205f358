package io.understudy.serving.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.cluster.control.NodeName;
import io.understudy.deployment.control.Deployments;
import io.understudy.deployment.control.MetricsGate;
import io.understudy.deployment.entity.Deployment;
import io.understudy.deployment.entity.DeploymentPlan;
import io.understudy.deployment.entity.DeploymentPlan.Kind;
import io.understudy.deployment.entity.TrafficSplit;
import io.understudy.deployment.entity.TrafficSplit.Share;
import io.understudy.registry.entity.Signature;
import io.understudy.serving.control.ServedVersion.Start;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VersionLoaderTest {

    private static final TrafficSplit HALVES = new TrafficSplit(List.of(new Share("good", 5_000), new Share("fatal", 5_000)));

    /** Loads versions out of nothing; one cannot be, for a reason that is no exception. */
    private static final class Loader extends VersionLoader {
        private final Map<String, Answering> loaded = new HashMap<>();

        @Override
        ServedVersion load(String model, String id, Runnable closed) {
            if (id.equals("fatal")) throw new StackOverflowError();
            loaded.put(id, new Answering(x -> x));
            var complaint = id.equals("wrong") ? "Golden example 1: no." : "";
            return ServedVersion.of(id, id, new Signature(List.of(), List.of()), loaded.get(id), new Start(0, 0, complaint), closed);
        }

        @Override
        Map<String, String> names(Deployment deployment) {
            return Map.of();
        }
    }

    /** Knows one revision, which is being prepared, without a database. */
    private static final class OneRevision extends Deployments {
        private final Deployment deployment;

        private OneRevision(Deployment deployment) {
            this.deployment = deployment;
        }

        @Override
        public Optional<Deployment> find(String model, int number) {
            return Optional.of(deployment);
        }
    }

    private final Loader loader = new Loader();

    @Test
    void aVersionIsJudgedWhenItComesIntoServiceAndNotAgain() {
        var present = deployment(TrafficSplit.whole("good"), null);
        assertEquals("Version wrong: Golden example 1: no.", loader.route(deployment(TrafficSplit.whole("wrong"), present)).complaint());
        var forced = deployment(TrafficSplit.whole("wrong"), present);
        var canary = new TrafficSplit(List.of(new Share("wrong", 9_000), new Share("good", 1_000)));
        assertEquals("", loader.route(deployment(canary, forced)).complaint());
    }

    @Test
    void anErrorLeavesNoVersionInMemory() {
        assertThrows(StackOverflowError.class, () -> loader.route(deployment(HALVES, null)));
        assertTrue(loader.loaded.get("good").closed.get());
    }

    @Test
    void anErrorEndsTheRevision() {
        var deployment = deployment(HALVES, null);
        var activator = new RevisionActivator(new OneRevision(deployment), new MetricsGate(), loader, new NodeName());
        assertThrows(StackOverflowError.class, () -> activator.activate(deployment, false));
        assertEquals(Deployment.State.FAILED, deployment.state());
        assertTrue(deployment.failure().orElseThrow().contains("StackOverflowError"), deployment.failure().orElseThrow());
    }

    private static Deployment deployment(TrafficSplit split, Deployment previous) {
        return new Deployment("m", 1, new DeploymentPlan(Kind.DEPLOY, split, null, null, null), previous, "o", "n", Clock.systemUTC());
    }
}
