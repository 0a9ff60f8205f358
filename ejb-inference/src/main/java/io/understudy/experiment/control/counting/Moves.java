package io.understudy.experiment.control.counting;

import io.understudy.deployment.control.assignment.Assigner;
import io.understudy.deployment.control.assignment.Assignments;
import io.understudy.deployment.entity.ExperimentSplit.Arm;
import io.understudy.experiment.entity.Leaving;
import io.understudy.experiment.entity.SplitPeriod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which units changes of weights have moved, by their points. A node may serve a revision some milliseconds before or after
 * the moment that stands for it, so a unit may have met the arm of the period before or after the one that it falls into.
 */
public final class Moves implements Leaving {

    private record Period(Instant from, Assigner assigner, List<String> arms) {

        static Period of(SplitPeriod period) {
            return new Period(period.from(), Assignments.assigner(period.split()), period.split().arms().stream().map(Arm::name).toList());
        }

        boolean gives(String unit, String arm) {
            int found = assigner.arm(unit);
            return found != Assigner.NONE && arms.get(found).equals(arm);
        }
    }

    private final List<Period> periods;

    private Moves(List<Period> periods) {
        this.periods = periods;
    }

    /** @param periods in the order of time */
    public static Leaving of(List<SplitPeriod> periods) {
        return new Moves(periods.stream().map(Period::of).toList());
    }

    @Override
    public Optional<Instant> left(String unit, String arm, Instant exposedAt) {
        int inForce = inForce(exposedAt);
        boolean isEarly = !periods.get(inForce).gives(unit, arm);
        int met = isEarly ? inForce + 1 : inForce;
        if (met == periods.size() || isEarly && !periods.get(met).gives(unit, arm)) return Optional.of(exposedAt);
        return periods.stream().skip(met + 1L).filter(period -> !period.gives(unit, arm)).map(Period::from).findFirst();
    }

    private int inForce(Instant at) {
        int last = 0;
        for (int i = 1; i < periods.size() && !periods.get(i).from().isAfter(at); i++) last = i;
        return last;
    }
}
