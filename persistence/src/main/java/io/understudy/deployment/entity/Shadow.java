package io.understudy.deployment.entity;

import io.understudy.failure.entity.DomainException;

/**
 * A version that gets a copy of a share of the traffic and answers nobody.
 *
 * @param basisPoints of the units, 1 to 10,000
 */
public record Shadow(String version, int basisPoints) {

    public Shadow {
        if (basisPoints < 1 || basisPoints > TrafficSplit.WHOLE) {
            throw DomainException.invalid("shadow.percent", "must be from 0.01 to 100");
        }
    }
}
