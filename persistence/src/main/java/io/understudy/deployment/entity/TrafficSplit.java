package io.understudy.deployment.entity;

import io.understudy.failure.entity.DomainException;
import java.util.HashSet;
import java.util.List;

/**
 * How the traffic of a model is shared among its versions. Shares are basis points that sum to exactly 10,000, in an
 * order that is part of the split: the ranges of [0, 1) are laid out cumulatively in that order.
 */
public record TrafficSplit(List<Share> shares) {

    public static final int WHOLE = 10_000;

    /** @param basisPoints 1 to 10,000 */
    public record Share(String version, int basisPoints) {}

    public TrafficSplit {
        shares = List.copyOf(shares);
        if (shares.isEmpty()) throw DomainException.invalid("split", "must name at least one version");
        var seen = new HashSet<String>();
        for (var share : shares) {
            if (share.basisPoints() < 1 || share.basisPoints() > WHOLE) {
                throw DomainException.invalid("split." + share.version(), "must be from 0.01 to 100 percent");
            }
            if (!seen.add(share.version())) {
                throw DomainException.invalid("split." + share.version(), "names the same version twice");
            }
        }
        var sum = shares.stream().mapToInt(Share::basisPoints).sum();
        if (sum != WHOLE) {
            throw DomainException.invalid("split", "must sum to 100 percent, not " + sum / 100.0);
        }
    }

    public List<String> versions() {
        return shares.stream().map(Share::version).toList();
    }

    /**
     * @param point a fraction in [0, 1)
     * @return the version whose range holds the point
     */
    public String at(double point) {
        var end = 0;
        for (var share : shares) {
            end += share.basisPoints();
            if (point * WHOLE < end) return share.version();
        }
        return shares.getLast().version();
    }
}
