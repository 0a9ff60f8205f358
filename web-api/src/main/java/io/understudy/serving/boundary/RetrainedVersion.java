package io.understudy.serving.boundary;

import java.time.Instant;
import java.util.Map;

/**
 * A version as the paths under {@code /retrain} show it.
 *
 * @param status {@code deployed}, {@code canary} (less than half of the traffic) or the version's own state
 * @param trafficPercentage its share as a fraction, 0 to 1
 * @param metrics as they were given at its registration
 */
public record RetrainedVersion(
        String versionId, String label, String status, double trafficPercentage, Instant createdAt, Map<String, Double> metrics) {}
