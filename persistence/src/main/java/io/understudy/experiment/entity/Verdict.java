package io.understudy.experiment.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;

/**
 * What a look at an experiment comes to.
 *
 * @param arm that is to be promoted, or that does harm; null for any other
 * @param reason in words, for a person: of GO_ON why not yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Verdict(Kind kind, Why why, String arm, String reason) {

    public enum Kind {
        GO_ON,
        /** Its figures mean nothing, so nothing is decided upon them. */
        UNTRUSTWORTHY,
        /** An arm does harm beyond what is tolerated. */
        ROLL_BACK,
        PROMOTE,
        /** There is no winner, and waiting would bring none. */
        STOP;

        /** Whether it ends the experiment. */
        public boolean isEnd() {
            return this == ROLL_BACK || this == PROMOTE || this == STOP;
        }
    }

    /** The class of the reason. */
    public enum Why {
        /** The look failed. */
        NOT_JUDGED,
        /** The counting is behind. */
        FIGURES_LAG,
        TOO_SHORT,
        TOO_FEW_UNITS,
        NO_FIGURES,
        NOT_SIGNIFICANT,
        /** An arm that is not told from the control yet looks better than those that are. */
        BETTER_ARM_UNTOLD,
        /** A fixed horizon is judged once, and has been. */
        DECIDED_BEFORE,

        SAMPLE_RATIO,
        /** Both: the harm may be a consequence of what is wrong with the counts. */
        SAMPLE_RATIO_AND_HARM,

        GUARDRAIL,
        SIGNIFICANT,

        /** At a fixed horizon no arm is significantly better. */
        NO_WINNER,
        CONTROL_WINS,
        /** No arm can be better by as much as is worth it. */
        FUTILE,
        OUT_OF_TIME
    }

    /** Whether an operator who was told of the other knows this one already. */
    public boolean saysSame(Verdict other) {
        return kind == other.kind && why == other.why && Objects.equals(arm, other.arm);
    }
}
