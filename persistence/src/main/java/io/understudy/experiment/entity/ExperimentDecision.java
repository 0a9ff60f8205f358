package io.understudy.experiment.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One look at a running experiment.
 *
 * @param node that looked
 * @param inputs what the rule was asked with, beside the figures
 * @param figures that the verdict is upon
 * @param attempts that were made to carry it out
 * @param outcome of these, in words; null where there is nothing to say
 * @param revision number of the deployment that carried it out; null where none did
 * @param settledAt when it was known what came of it; null while it is not, or where nothing was to be done
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExperimentDecision(
        long id,
        String experiment,
        Instant at,
        String node,
        Verdict verdict,
        JsonNode inputs,
        JsonNode figures,
        Act act,
        int attempts,
        String outcome,
        Integer revision,
        Instant settledAt) {

    public enum Act {
        /** Nothing was to be done. */
        NONE,
        /** An alert was raised, and no more was to be done. */
        TOLD,
        /** It is to be carried out; whoever finds it so completes it. */
        INTENDED,
        DONE,
        /** It could not be carried out, and the experiment goes on. */
        FAILED,
        /** Somebody else ended or paused the experiment first. */
        SUPERSEDED
    }

    /**
     * As it is to be written.
     *
     * @param act NONE, TOLD or INTENDED
     * @param outcome null where there is nothing to say
     */
    public record New(String experiment, String node, Verdict verdict, JsonNode inputs, JsonNode figures, Act act, String outcome) {}
}
