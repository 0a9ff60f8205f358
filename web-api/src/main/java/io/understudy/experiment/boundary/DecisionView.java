package io.understudy.experiment.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.experiment.entity.ExperimentDecision;
import io.understudy.experiment.entity.Verdict;
import java.time.Instant;

/**
 * One look at a running experiment.
 *
 * @param node that looked
 * @param why the class of the reason
 * @param arm that is promoted, or does harm
 * @param reason in words; of go_on why not yet
 * @param attempts that were made to carry it out
 * @param outcome of these
 * @param revision number of the deployment that carried it out
 * @param inputs what the rule was asked with: how long it ran, with which coverage and weights, by how much the figures lag
 * @param figures that the verdict is upon
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DecisionView(
        long id,
        Instant at,
        String node,
        Verdict.Kind verdict,
        Verdict.Why why,
        String arm,
        String reason,
        ExperimentDecision.Act act,
        int attempts,
        String outcome,
        Integer revision,
        Instant settledAt,
        JsonNode inputs,
        JsonNode figures) {

    static DecisionView from(ExperimentDecision decision) {
        var verdict = decision.verdict();
        return new DecisionView(
                decision.id(), decision.at(), decision.node(), verdict.kind(), verdict.why(), verdict.arm(), verdict.reason(), decision.act(),
                decision.attempts(), decision.outcome(), decision.revision(), decision.settledAt(), decision.inputs(), decision.figures());
    }
}
