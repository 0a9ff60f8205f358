package io.understudy.serving.control;

import io.understudy.deployment.control.assignment.Assigner;
import io.understudy.deployment.control.assignment.Assignments;
import io.understudy.deployment.entity.AttributeRule;
import io.understudy.deployment.entity.ExperimentSplit;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An experiment over loaded versions: which of them a call meets, if any. */
public final class RoutedExperiment {

    private final ExperimentSplit split;
    private final Assigner assigner;
    private final ServedVersion[] versions;

    /** @param loaded by id, those of every arm among them */
    RoutedExperiment(ExperimentSplit split, Map<String, ServedVersion> loaded) {
        this.split = split;
        this.assigner = Assignments.assigner(split);
        this.versions = split.arms().stream().map(arm -> loaded.get(arm.version())).toArray(ServedVersion[]::new);
    }

    /** Null where the call is not in it. */
    Choice choose(Call<?> call) {
        var unit = call.unit(split.unit());
        if (unit == null || !isEligible(call.units().attributes())) return null;
        int arm = assigner.arm(unit);
        return arm == Assigner.NONE ? null : new Choice(versions[arm], split.experiment(), split.arms().get(arm).name(), unit);
    }

    private boolean isEligible(UnaryOperator<String> attributes) {
        for (AttributeRule rule : split.rules()) {
            if (!rule.permits(attributes.apply(rule.attribute()))) return false;
        }
        return true;
    }
}
