package io.understudy.registry.boundary;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** @param version id, label or another alias */
public record AliasTarget(@NotNull @Size(min = 1, max = 63) String version) {}
