package io.understudy.deployment.entity;

import io.understudy.failure.entity.DomainException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

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

    /** The version with the largest share; of several the one with the lowest id. */
    public String leading() {
        return shares.stream()
                .min(Comparator.comparingInt(Share::basisPoints).reversed().thenComparing(Share::version))
                .orElseThrow()
                .version();
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

    /** One version for all. */
    public static TrafficSplit whole(String version) {
        return new TrafficSplit(List.of(new Share(version, WHOLE)));
    }

    /**
     * This split with another share for one version; the others keep their proportions in what is left, by largest
     * remainder, and one that is left with nothing goes. A new version comes last, so that no unit changes into it but
     * those that it takes.
     *
     * @throws DomainException INVALID if there is something left and no other version to take it
     */
    public TrafficSplit with(String version, int basisPoints) {
        var others = shares.stream().filter(s -> !s.version().equals(version)).toList();
        if (basisPoints < WHOLE && others.isEmpty()) {
            throw DomainException.invalid("percent", "must be 100, as no other version serves that could take the rest");
        }
        var rest = apportioned(others, WHOLE - basisPoints);
        var next = new ArrayList<Share>();
        for (var share : shares) {
            if (share.version().equals(version)) next.add(new Share(version, basisPoints));
            else next.add(rest.get(others.indexOf(share)));
        }
        if (!versions().contains(version)) next.add(new Share(version, basisPoints));
        return new TrafficSplit(next.stream().filter(s -> s.basisPoints() > 0).toList());
    }

    /** Hamilton's method: whole parts first, what is left one by one to the largest remainders; ties to the first. */
    private static List<Share> apportioned(List<Share> shares, int total) {
        long sum = shares.stream().mapToInt(Share::basisPoints).sum();
        var parts = shares.stream().mapToInt(s -> (int) ((long) s.basisPoints() * total / sum)).toArray();
        int left = total - IntStream.of(parts).sum();
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> -((long) shares.get(i).basisPoints() * total % sum)))
                .limit(left)
                .forEach(i -> parts[i]++);
        return IntStream.range(0, parts.length)
                .mapToObj(i -> new Share(shares.get(i).version(), parts[i]))
                .toList();
    }
}
