package io.understudy.experiment.control.statistics;

/** In what an effect is measured. */
public enum Scale {
    /** Treatment minus control, in the metric's own unit. */
    ABSOLUTE,
    /** That difference as a share of the control's value without its sign, so that up is positive for a negative control too. */
    RELATIVE
}
