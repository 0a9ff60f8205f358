package io.understudy.serving.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.deployment.entity.Deployment;
import io.understudy.deployment.entity.DeploymentPlan;
import io.understudy.deployment.entity.DeploymentPlan.Kind;
import io.understudy.deployment.entity.TrafficSplit;
import io.understudy.deployment.entity.TrafficSplit.Share;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A version is new for five minutes here; the revisions follow each other as the minutes say. */
class IncumbentsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final List<Deployment> revisions = new ArrayList<>();

    @Test
    void aModelsFirstRevisionHasNone() {
        revision(1, TrafficSplit.whole("v1"));
        assertEquals(List.of(), incumbents());
    }

    @Test
    void ofACanaryInAModelAsYoungAsItselfTheyAreTheFirstRevisions() {
        revision(1, TrafficSplit.whole("v1"));
        revision(1, canary());
        assertEquals(List.of("v1"), incumbents());
    }

    @Test
    void aCanaryThatWasRampedUpIsNotItsOwn() {
        revision(60, TrafficSplit.whole("v1"));
        revision(4, canary());
        revision(1, TrafficSplit.whole("v2"));
        assertEquals(List.of("v1"), incumbents());
    }

    @Test
    void aCanaryThatProvedItselfIsOne() {
        revision(60, TrafficSplit.whole("v1"));
        revision(30, canary());
        revision(1, TrafficSplit.whole("v3"));
        assertEquals(List.of("v1", "v2"), incumbents());
    }

    private static TrafficSplit canary() {
        return new TrafficSplit(List.of(new Share("v1", 9_000), new Share("v2", 1_000)));
    }

    private List<String> incumbents() {
        return Incumbents.before(revisions.getLast(), NOW.minus(Duration.ofMinutes(5)), number -> revisions.get(number - 1))
                .stream().sorted().toList();
    }

    private void revision(int minutesAgo, TrafficSplit split) {
        var previous = revisions.isEmpty() ? null : revisions.getLast();
        var clock = Clock.fixed(NOW.minus(Duration.ofMinutes(minutesAgo)), ZoneOffset.UTC);
        var plan = new DeploymentPlan(Kind.DEPLOY, split, null, "why", null);
        var deployment = new Deployment("m", revisions.size() + 1, plan, previous, "o", "n", clock);
        deployment.activate(clock);
        revisions.add(deployment);
    }
}
