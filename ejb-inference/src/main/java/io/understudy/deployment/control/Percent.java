package io.understudy.deployment.control;

import io.understudy.failure.entity.DomainException;
import java.math.BigDecimal;

/** Percentages as callers write them. */
final class Percent {

    private Percent() {}

    /** @throws DomainException INVALID if it has more than two decimals */
    static int basisPoints(String field, BigDecimal percent) {
        try {
            return percent.movePointRight(2).intValueExact();
        } catch (ArithmeticException e) {
            throw DomainException.invalid(field, "must have at most two decimals");
        }
    }
}
