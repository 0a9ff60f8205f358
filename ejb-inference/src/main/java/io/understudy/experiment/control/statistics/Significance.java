package io.understudy.experiment.control.statistics;

import io.understudy.failure.entity.DomainException;

/** The range of α, for every test alike. */
final class Significance {

    private Significance() {}

    /** @return {@code alpha}, if it is above 0 and below {@code limit} */
    static double checked(double alpha, double limit) {
        if (!(alpha > 0 && alpha < limit)) {
            throw DomainException.invalid("alpha", "must be above 0 and below " + limit);
        }
        return alpha;
    }
}
