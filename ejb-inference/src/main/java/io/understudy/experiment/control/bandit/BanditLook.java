package io.understudy.experiment.control.bandit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.understudy.experiment.entity.Allocation.Method;
import java.time.Instant;
import java.util.List;

/**
 * What came of a look at a bandit's figures.
 *
 * @param asOf the moment of the figures
 * @param metric the goal
 * @param arms in their order
 * @param stays why the weights stay as they are; null where they change
 * @param text the same for a person
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BanditLook(Instant asOf, Method method, String metric, List<ArmLook> arms, Stay stays, String text) {

    /**
     * @param units that count
     * @param value of the goal; null where there is none
     * @param chance that the arm is the best; null where it is not told
     * @param weight that the arm is to have from now on
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ArmLook(String arm, long units, Double value, Double chance, double weight) {}

    public enum Stay {
        /** An arm has fewer units than are needed to begin. */
        EXPLORING,
        /** No unit of any arm has done anything: perhaps nothing is reported. */
        NO_OUTCOMES,
        /** The units of an arm do not vary, or its figures are no numbers. */
        NO_BELIEF,
        /** No weight would change by as much as a hundredth. */
        SMALL_CHANGE
    }

    public boolean moves() {
        return stays == null;
    }

    public List<Double> weights() {
        return arms.stream().map(ArmLook::weight).toList();
    }
}
