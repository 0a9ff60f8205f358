package io.understudy.experiment.control.decision;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.deployment.entity.ExperimentSplit;
import io.understudy.experiment.control.decision.Judgement.Situation;
import io.understudy.experiment.entity.Experiment;
import io.understudy.experiment.entity.ExperimentDefinition.AtEnd;
import io.understudy.experiment.entity.Stopping;
import io.understudy.wire.entity.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the rule was asked with, beside the figures. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DecisionInputs(
        Instant since,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration ran,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration lag,
        Integer revision,
        Double coverage,
        List<Double> weights,
        Stopping stopping,
        double alpha,
        AtEnd atEnd) {

    static JsonNode of(Experiment experiment, Situation situation) {
        var split = experiment.split();
        var definition = experiment.definition();
        return Json.MAPPER.valueToTree(new DecisionInputs(
                situation.since(), situation.ran(), situation.lag(), experiment.revision().orElse(null),
                split.map(ExperimentSplit::coverage).orElse(null),
                split.map(s -> s.arms().stream().map(ExperimentSplit.Arm::weight).toList()).orElse(null),
                definition.stopping(), definition.alpha(), definition.atEnd()));
    }
}
