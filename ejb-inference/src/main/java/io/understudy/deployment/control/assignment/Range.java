package io.understudy.deployment.control.assignment;

import io.understudy.failure.entity.DomainException;

/** The points from {@code start}, which is in it, to {@code end}, which is not. */
public record Range(double start, double end) {

    public Range {
        if (!(start >= 0 && start <= end && Double.isFinite(end))) {
            throw DomainException.invalid("range", "must start at 0 or above, and not end before");
        }
    }

    public boolean contains(double point) {
        return point >= start && point < end;
    }

    public boolean contains(Range other) {
        return start <= other.start && other.end <= end;
    }

    public boolean overlaps(Range other) {
        return Math.max(start, other.start) < Math.min(end, other.end);
    }
}
