package io.understudy.experiment.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.understudy.deployment.entity.ExperimentSplit;
import io.understudy.experiment.control.AbTests;
import io.understudy.experiment.entity.Experiment;
import java.time.Instant;
import java.util.Map;

/**
 * A test of one version against another, as the paths under {@code /retrain} show it.
 *
 * @param active whether it is under way
 * @param experiment by which {@code /api/v1/experiments} knows it; absent if there was none yet
 * @param versionId the one that is tested
 * @param controlVersionId the one that it is tested against
 * @param fraction of the users that meet it
 * @param units users that have met each of them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AbTestStatus(
        boolean active,
        String model,
        String experiment,
        Experiment.State state,
        String versionId,
        String controlVersionId,
        Double fraction,
        Instant startedAt,
        Instant endedAt,
        Map<String, Long> units) {

    static AbTestStatus none(String model) {
        return new AbTestStatus(false, model, null, null, null, null, null, null, null, null);
    }

    static AbTestStatus of(Experiment test, Map<String, Long> units) {
        var challenger = arm(test, AbTests.CHALLENGER);
        return new AbTestStatus(
                test.state() == Experiment.State.RUNNING,
                test.model(),
                test.id(),
                test.state(),
                challenger.version(),
                arm(test, AbTests.CONTROL).version(),
                challenger.weight(),
                test.startedAt().orElse(null),
                test.concludedAt().orElse(null),
                units);
    }

    private static ExperimentSplit.Arm arm(Experiment test, String name) {
        return test.split().orElseThrow().arms().stream().filter(arm -> arm.name().equals(name)).findFirst().orElseThrow();
    }
}
