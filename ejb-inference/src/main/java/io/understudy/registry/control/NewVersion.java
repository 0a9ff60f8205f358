package io.understudy.registry.control;

import java.util.Map;

/**
 * What its maker says of a version; everything may be null.
 *
 * @param sha256 of the upload as the sender computed it, lower-case hex
 * @param parentVersion id, label or alias of the version that this one was trained from
 */
public record NewVersion(
        String label,
        String description,
        String sha256,
        String trainer,
        Map<String, Object> trainerParameters,
        String dataDigest,
        String parentVersion,
        Map<String, Double> metrics) {

    public static NewVersion labelled(String label) {
        return new NewVersion(label, null, null, null, null, null, null, null);
    }
}
