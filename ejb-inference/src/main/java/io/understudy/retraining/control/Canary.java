package io.understudy.retraining.control;

import io.understudy.experiment.entity.ExperimentDefinition;
import io.understudy.experiment.entity.ExperimentDefinition.Arm;
import io.understudy.experiment.entity.ExperimentDefinition.AtEnd;
import io.understudy.experiment.entity.Guardrail;
import io.understudy.experiment.entity.Metric;
import java.time.Duration;
import java.util.List;

/**
 * The experiment in which a challenger proves itself to a fraction of the users.
 *
 * @param fraction of the units that meet the challenger
 * @param goal an outcome that users have or have not; more is better
 * @param errorTolerance by how much its share of failed calls may be above the champion's, as a fraction
 * @param minDuration before which nothing but harm is judged
 * @param maxDuration after which the champion stays
 * @param minUnits of each arm, before which nothing but harm is judged
 */
record Canary(double fraction, String goal, double errorTolerance, Duration minDuration, Duration maxDuration, long minUnits) {

    static final String CHAMPION = "champion";
    static final String CHALLENGER = "challenger";

    /**
     * @param id of the experiment
     * @param champion id of the version that serves
     * @param challenger id of the other
     */
    ExperimentDefinition of(String id, String model, String champion, String challenger) {
        var arms = List.of(new Arm(CHAMPION, champion, 1 - fraction, true), new Arm(CHALLENGER, challenger, fraction, false));
        var accepted = new Metric(goal, Metric.Type.PROPORTION, null, null, Metric.Better.UP);
        var guardrails = List.of(
                new Guardrail(new Metric(Metric.ERROR_RATE, null, null, null, null), errorTolerance));
        return new ExperimentDefinition(
                id, model, "The retrained version " + challenger + " serves users better", arms, null, null, null, null, null, null, null,
                accepted, null, guardrails, null, null, minDuration, minUnits, maxDuration, AtEnd.ACT);
    }
}
