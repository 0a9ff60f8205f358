package io.understudy.deployment.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a revision does to an experiment.
 *
 * @param arm that is promoted; null for any other action
 * @param figures that it was decided upon; null where an operator orders it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExperimentChange(String experiment, Action action, String arm, JsonNode figures) {

    public enum Action {
        START,
        /** More units come in; none that is in it changes its arm. */
        RAMP,
        /** Other weights of the arms. */
        WEIGHTS,
        PAUSE,
        RESUME,
        STOP,
        PROMOTE,
        ROLLBACK
    }

    public static ExperimentChange of(String experiment, Action action) {
        return new ExperimentChange(experiment, action, null, null);
    }
}
