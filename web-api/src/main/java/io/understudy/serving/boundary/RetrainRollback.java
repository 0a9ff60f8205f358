package io.understudy.serving.boundary;

import jakarta.validation.constraints.Size;

/** @param versionId id, label or alias; null for what was in service before */
public record RetrainRollback(@Size(min = 1, max = 100) String versionId) {}
