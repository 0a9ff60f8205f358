package io.understudy.experiment.control.statistics;

/** Why a figure does not exist: what stands in its place, since there is no NaN. */
public enum Reason {
    NO_DATA("an arm has no units"),
    ONE_UNIT("an arm has one unit only, which says nothing of how units vary"),
    ZERO_DENOMINATOR("the denominators of a ratio sum to zero"),
    ZERO_BASELINE("the control is zero, so nothing is relative to it"),
    NO_VARIANCE("the units of an arm do not vary"),
    NOT_FINITE("the figures are beyond what doubles can hold"),
    TOO_FEW_ARMS("fewer than two arms have a weight"),
    TOO_FEW_UNITS("an arm is expected to have fewer than five units, too few for this test"),
    CHANGING_WEIGHTS("the weights of the arms have changed on the way"),
    SHARED_HASH("hash version 1 does not spread the units of a namespace evenly over its points"),
    TOO_FEW_CALLS("there are too few calls to tell a percentile's error"),
    NO_EFFECT("an effect of zero is never detected"),
    OUT_OF_RANGE("a proportion would leave the range from 0 to 1"),
    UNREACHABLE("no number of units, or no effect, reaches that power");

    private final String text;

    Reason(String text) {
        this.text = text;
    }

    /** In words, for a person. */
    public String text() {
        return text;
    }
}
