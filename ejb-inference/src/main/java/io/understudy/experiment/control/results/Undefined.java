package io.understudy.experiment.control.results;

import io.understudy.experiment.control.statistics.Reason;

/** What stands where a figure does not exist. */
public record Undefined(Reason reason, String text) {

    public static Undefined of(Reason reason) {
        return new Undefined(reason, reason.text());
    }
}
