package io.understudy.experiment.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * How an experiment ended.
 *
 * @param arm that was promoted; null where none was
 * @param figures that it was decided upon; null where an operator decided
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Conclusion(Decision decision, String arm, String reason, JsonNode figures) {

    public enum Decision {
        /** An arm's version took all traffic. */
        PROMOTED,
        /** All units went back to what served beside it. */
        ROLLED_BACK,
        /** It ended and changed nothing. */
        STOPPED
    }
}
