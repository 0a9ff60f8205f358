package io.understudy.registry.boundary;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param version id, label or another alias */
public record AliasTarget(@Schema(examples = "v1_stable") @NotNull @Size(min = 1, max = 63) String version) {}
