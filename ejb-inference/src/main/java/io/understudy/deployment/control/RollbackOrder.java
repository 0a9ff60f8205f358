package io.understudy.deployment.control;

import jakarta.validation.constraints.Size;

/**
 * What an operator wants back.
 *
 * @param to number of a revision, or id, label or alias of a version; null for the revision before, of those that served
 *     and were not themselves ended by a rollback
 */
public record RollbackOrder(@Size(min = 1, max = 100) String to, @Size(max = 1000) String reason) {}
