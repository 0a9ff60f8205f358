package io.understudy.experiment.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.deployment.entity.Deployment;
import io.understudy.deployment.entity.DeploymentPlan;
import io.understudy.deployment.entity.DeploymentPlan.Kind;
import io.understudy.deployment.entity.ExperimentChange;
import io.understudy.deployment.entity.ExperimentChange.Action;
import io.understudy.deployment.entity.ExperimentSplit;
import io.understudy.deployment.entity.TrafficSplit;
import io.understudy.experiment.entity.Conclusion.Decision;
import io.understudy.experiment.entity.Definitions;
import io.understudy.experiment.entity.Experiment;
import io.understudy.experiment.entity.Experiment.State;
import io.understudy.registry.entity.Model;
import io.understudy.registry.entity.Task;
import io.understudy.testing.Entities;
import io.understudy.testing.TestDatabase;
import io.understudy.wire.entity.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExperimentStatesTest {

    private static final ExperimentSplit SPLIT = ExperimentPlans.split(Definitions.least(), version -> version);

    private final List<Deployment> history = new ArrayList<>();
    private Entities entities;

    @BeforeEach
    void aDraft() {
        entities = new Entities(TestDatabase.create());
        entities.transaction(em -> {
            em.persist(new Model("m", Task.TENSOR, null, Instant.now(), "o"));
            em.flush();
            em.persist(new Experiment(Definitions.least(), Instant.now(), "o"));
            return null;
        });
        serve(Kind.DEPLOY, null, "ready");
    }

    @AfterEach
    void close() {
        entities.close();
    }

    @Test
    void itRunsAsTheRevisionSays() {
        serve(Kind.EXPERIMENT, change(Action.START), "start", SPLIT);
        var running = experiment();
        assertEquals(State.RUNNING, running.state());
        assertEquals(SPLIT, running.split().orElseThrow());
        assertEquals(2, running.revision().orElseThrow());
        assertEquals(running.startedAt(), running.stepAt());
        serve(Kind.EXPERIMENT, change(Action.RAMP), "more", SPLIT.withCoverage(0.5));
        assertEquals(0.5, experiment().split().orElseThrow().coverage());
        assertEquals(running.startedAt(), experiment().startedAt());
        assertTrue(experiment().stepAt().orElseThrow().isAfter(running.stepAt().orElseThrow()));
    }

    @Test
    void aPauseIsNoEnd() {
        serve(Kind.EXPERIMENT, change(Action.START), "start", SPLIT);
        serve(Kind.EXPERIMENT, change(Action.PAUSE), "wait");
        assertEquals(State.PAUSED, experiment().state());
        assertEquals(SPLIT, experiment().split().orElseThrow());
        serve(Kind.EXPERIMENT, change(Action.RESUME), "go on", SPLIT);
        assertEquals(State.RUNNING, experiment().state());
        assertTrue(experiment().conclusion().isEmpty());
    }

    @Test
    void whatEndsItSaysHow() {
        serve(Kind.EXPERIMENT, change(Action.START), "start", SPLIT);
        var figures = Json.MAPPER.createObjectNode().put("lift", 0.2);
        serve(Kind.PROMOTION, new ExperimentChange("e1", Action.PROMOTE, "b", figures), "b is better");
        var end = experiment();
        assertEquals(State.CONCLUDED, end.state());
        assertEquals(3, end.revision().orElseThrow());
        var conclusion = end.conclusion().orElseThrow();
        assertEquals(List.of(Decision.PROMOTED, "b", "b is better", figures),
                List.of(conclusion.decision(), conclusion.arm(), conclusion.reason(), conclusion.figures()));
    }

    @Test
    void aRollbackOfTheModelEndsIt() {
        serve(Kind.EXPERIMENT, change(Action.START), "start", SPLIT);
        serve(Kind.AUTOMATIC, null, "Version v2 failed");
        assertEquals(State.CONCLUDED, experiment().state());
        assertEquals(Decision.ROLLED_BACK, experiment().conclusion().orElseThrow().decision());
        assertEquals("Version v2 failed", experiment().conclusion().orElseThrow().reason());
    }

    @Test
    void anOtherRevisionChangesNothingOfADraft() {
        serve(Kind.DEPLOY, null, "another");
        assertEquals(State.DRAFT, experiment().state());
    }

    /** As the deployments do when a revision comes into service. */
    private void serve(Kind kind, ExperimentChange change, String reason, ExperimentSplit... experiments) {
        var plan = new DeploymentPlan(kind, TrafficSplit.whole("v1"), null, reason, null, List.of(experiments), change);
        var next = new Deployment("m", history.size() + 1, plan, null, "o", "n", Clock.systemUTC());
        var before = history.isEmpty() ? Optional.<Deployment>empty() : Optional.of(history.getLast());
        entities.transaction(em -> {
            em.persist(next);
            new ExperimentStates(em).activated(next, before);
            return null;
        });
        history.add(entities.transaction(em -> em.createQuery("from Deployment d where d.number = :n", Deployment.class)
                .setParameter("n", next.number()).getSingleResult()));
    }

    private Experiment experiment() {
        return entities.transaction(em -> em.find(Experiment.class, "e1"));
    }

    private static ExperimentChange change(Action action) {
        return ExperimentChange.of("e1", action);
    }
}
