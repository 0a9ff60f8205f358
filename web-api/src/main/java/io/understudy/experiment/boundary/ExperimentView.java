package io.understudy.experiment.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.understudy.deployment.entity.ExperimentSplit;
import io.understudy.experiment.entity.Conclusion;
import io.understudy.experiment.entity.Experiment;
import io.understudy.experiment.entity.ExperimentDefinition;
import java.time.Instant;

/**
 * An experiment.
 *
 * @param definition what it asks, with what it left to the defaults
 * @param split as it runs, or ran last: with the ids of the versions, the present coverage and weights
 * @param revision number of the deployment that made the split what it is, or that ended it
 * @param stepAt since when it runs with its present coverage
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExperimentView(
        String id,
        String model,
        Experiment.State state,
        ExperimentDefinition definition,
        ExperimentSplit split,
        Integer revision,
        Instant createdAt,
        String createdBy,
        Instant startedAt,
        Instant stepAt,
        Instant concludedAt,
        Conclusion conclusion) {

    static ExperimentView from(Experiment experiment) {
        return new ExperimentView(
                experiment.id(),
                experiment.model(),
                experiment.state(),
                experiment.definition(),
                experiment.split().orElse(null),
                experiment.revision().orElse(null),
                experiment.createdAt(),
                experiment.createdBy(),
                experiment.startedAt().orElse(null),
                experiment.stepAt().orElse(null),
                experiment.concludedAt().orElse(null),
                experiment.conclusion().orElse(null));
    }
}
