package io.understudy.deployment.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.understudy.deployment.entity.DeploymentPlan.Kind;
import io.understudy.deployment.entity.ExperimentChange.Action;
import io.understudy.deployment.entity.ExperimentSplit.Arm;
import io.understudy.testing.Entities;
import io.understudy.testing.TestDatabase;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeploymentExperimentsTest {

    @Test
    void comeBackFromTheirColumnAsTheyWere() {
        var rules = List.of(new AttributeRule("country", List.of("IN", "भारत"), null), new AttributeRule("plan", null, List.of("free")));
        var split = new ExperimentSplit(
                "e", "seed \"1\"", 1, UnitKind.SESSION, new NamespaceRange("n", 0.1, 0.6), 1 / 3.0, rules,
                List.of(new Arm("a", "v1", 0.1), new Arm("b", "v2", 0.9)));
        var change = new ExperimentChange("e", Action.PROMOTE, "b", JsonNodeFactory.instance.objectNode().put("lift", 0.1));
        var plan = new DeploymentPlan(Kind.EXPERIMENT, TrafficSplit.whole("v0"), null, "why", null, List.of(split), change);
        try (var entities = new Entities(TestDatabase.create())) {
            entities.transaction(em -> {
                em.persist(new Deployment("m", 1, plan, null, "o", "n", Clock.systemUTC()));
                return null;
            });
            var back = only(entities);
            assertEquals(List.of(split), back.experiments());
            assertEquals(change, back.experimentChange().orElseThrow());
            assertEquals(List.of("v0", "v1", "v2"), back.answering());
        }
    }

    @Test
    void aRevisionFromBeforeThereWereAnyHasNone() {
        try (var entities = new Entities(TestDatabase.create())) {
            entities.transaction(em -> em.createNativeQuery("""
                    insert into understudy.deployment (model, number, state, split, created_at, created_by)
                    values ('m', 1, 'ACTIVE', '{"shares": [{"version": "v0", "basis_points": 10000}]}', now(), 'o')""").executeUpdate());
            var back = only(entities);
            assertEquals(List.of(), back.experiments());
            assertTrue(back.experimentChange().isEmpty());
            assertEquals(List.of("v0"), back.answering());
        }
    }

    private static Deployment only(Entities entities) {
        return entities.transaction(em -> em.createQuery("from Deployment d", Deployment.class).getSingleResult());
    }
}
