package io.understudy.experiment.control.decision;

import io.understudy.alerting.control.Alerts;
import io.understudy.alerting.entity.Severity;
import io.understudy.cluster.control.NodeName;
import io.understudy.experiment.control.Experiments;
import io.understudy.experiment.control.decision.Judgement.Situation;
import io.understudy.experiment.control.results.ExperimentFigures;
import io.understudy.experiment.entity.Experiment;
import io.understudy.experiment.entity.ExperimentDecision;
import io.understudy.experiment.entity.ExperimentDecision.Act;
import io.understudy.experiment.entity.ExperimentDefinition.AtEnd;
import io.understudy.experiment.entity.Stopping;
import io.understudy.experiment.entity.Verdict;
import io.understudy.experiment.entity.Verdict.Kind;
import io.understudy.experiment.entity.Verdict.Why;
import io.understudy.failure.entity.FailureReason;
import io.understudy.wire.entity.Json;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** One look at one running experiment: a row that says what it came to and, where something is to be done, the intention. */
@ApplicationScoped
class DecisionPass {

    /** So many of the rows by which something was done or told are looked at. */
    private static final int REMEMBERED = 200;

    /** By which a fixed horizon is judged. */
    private static final Set<Why> AT_HORIZON = EnumSet.of(Why.SIGNIFICANT, Why.NO_WINNER);

    @EJB
    private Experiments experiments;

    @Inject
    private ExperimentFigures figures;

    @Inject
    private DecisionHistory history;

    @Inject
    private Alerts alerts;

    @Inject
    private NodeName node;

    @Inject
    @ConfigProperty(name = "understudy.experiment.decide-every", defaultValue = "PT1M")
    private Duration every;

    @Inject
    @ConfigProperty(name = "understudy.experiment.decide-lag", defaultValue = "PT30S")
    private Duration mostLag;

    @Inject
    @ConfigProperty(name = "understudy.experiment.count-every", defaultValue = "PT2S")
    private Duration countEvery;

    /** @return whether it is to be decided now: there is an intention that nobody has carried out yet */
    boolean look(String id) {
        try {
            return judge(id);
        } catch (RuntimeException e) {
            tellOf(id, e);
            throw e;
        }
    }

    /** Whoever reads the decisions sees that there was a look. */
    private void tellOf(String id, RuntimeException failure) {
        var verdict = new Verdict(Kind.GO_ON, Why.NOT_JUDGED, null, "It cannot be judged: " + FailureReason.of(failure));
        var nothing = Json.MAPPER.createObjectNode();
        try {
            history.table().add(new ExperimentDecision.New(id, node.value(), verdict, nothing, nothing, Act.NONE, null));
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private boolean judge(String id) {
        var experiment = experiments.get(id);
        // First, so that what the figures lack is no more than this says.
        var lag = history.table().lag(id);
        var results = figures.of(id);
        var earlier = history.table().notable(id, REMEMBERED);
        var situation = new Situation(
                experiment.startedAt().orElse(experiment.createdAt()), results.asOf(), lag, mostLag(), wasDoubted(earlier),
                atHorizon(experiment, earlier).orElse(null));
        var verdict = Judgement.of(experiment.definition(), results, situation);
        var rest = new BackOff(every).until(earlier).filter(until -> results.asOf().isBefore(until));
        var act = act(experiment, verdict, earlier, rest.isPresent());
        var outcome = verdict.kind().isEnd() && act == Act.NONE && rest.isPresent() ? "It is tried again at " + rest.get() + "." : null;
        var row = new ExperimentDecision.New(
                id, node.value(), verdict, DecisionInputs.of(experiment, situation), DecisionFigures.of(results), act, outcome);
        if (history.table().add(row).isEmpty()) return false;
        if (act == Act.TOLD) tell(experiment, verdict);
        return act == Act.INTENDED;
    }

    /** Who counts seldom is not behind for that. */
    private Duration mostLag() {
        var passes = countEvery.multipliedBy(3);
        return passes.compareTo(mostLag) > 0 ? passes : mostLag;
    }

    private static boolean wasDoubted(List<ExperimentDecision> earlier) {
        return earlier.stream().anyMatch(row -> row.verdict().kind() == Kind.UNTRUSTWORTHY);
    }

    private static Optional<Verdict> atHorizon(Experiment experiment, List<ExperimentDecision> earlier) {
        if (experiment.definition().stopping().type() != Stopping.Type.FIXED) return Optional.empty();
        return earlier.stream().map(ExperimentDecision::verdict).filter(verdict -> AT_HORIZON.contains(verdict.why())).reduce((newer, older) -> older);
    }

    /** Harm waits for nothing; all else rests where it has just failed. */
    private static Act act(Experiment experiment, Verdict verdict, List<ExperimentDecision> earlier, boolean rests) {
        if (verdict.kind() == Kind.GO_ON) return Act.NONE;
        if (verdict.kind().isEnd() && experiment.definition().atEnd() == AtEnd.ACT) {
            return rests && verdict.kind() != Kind.ROLL_BACK ? Act.NONE : Act.INTENDED;
        }
        var isKnown = earlier.stream().anyMatch(row -> row.act() == Act.TOLD && row.verdict().saysSame(verdict));
        return isKnown ? Act.NONE : Act.TOLD;
    }

    private void tell(Experiment experiment, Verdict verdict) {
        var about = "Experiment '" + experiment.id() + "': ";
        switch (verdict.kind()) {
            case UNTRUSTWORTHY -> alerts.raise(
                    verdict.why() == Why.SAMPLE_RATIO_AND_HARM ? Severity.CRITICAL : Severity.WARNING,
                    "experiment.untrustworthy", experiment.model(), about + verdict.reason());
            case ROLL_BACK -> alerts.raise(
                    Severity.CRITICAL, "experiment.recommendation", experiment.model(), about + "it should be rolled back. " + verdict.reason());
            case PROMOTE -> alerts.raise(
                    Severity.INFO, "experiment.recommendation", experiment.model(),
                    about + "arm '" + verdict.arm() + "' should be promoted. " + verdict.reason());
            default -> alerts.raise(
                    Severity.INFO, "experiment.recommendation", experiment.model(), about + "it should be stopped. " + verdict.reason());
        }
    }
}
