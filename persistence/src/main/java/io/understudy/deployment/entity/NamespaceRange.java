package io.understudy.deployment.entity;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * The part of all units that an experiment may take: those whose point in the namespace is from {@code start}, which is
 * in it, to {@code end}, which is not. Experiments with disjoint ranges of one namespace share no unit.
 */
public record NamespaceRange(
        @NotBlank @Size(max = 100) String id,
        @DecimalMin("0") @DecimalMax("1") double start,
        @DecimalMin("0") @DecimalMax("1") double end) {

    /** Whether no unit can be in both. Of two different namespaces that is never certain. */
    public boolean excludes(NamespaceRange other) {
        return other != null && id.equals(other.id) && Math.max(start, other.start) >= Math.min(end, other.end);
    }
}
