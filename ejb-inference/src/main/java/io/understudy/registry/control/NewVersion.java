package io.understudy.registry.control;

import io.understudy.registry.entity.Names;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What its maker says of a version; everything may be null.
 *
 * @param label a second name, unique within the model
 * @param sha256 of the upload as the sender computed it, in hex
 * @param signature of the upload by Ed25519 (RFC 8032), in base64 or base64url
 * @param parentVersion id, label or alias of the version that this one was trained from
 */
public record NewVersion(
        @Pattern(regexp = Names.LABEL) String label,
        @Size(max = 2000) String description,
        @Pattern(regexp = "[0-9a-fA-F]{64}", message = "must be 64 hexadecimal digits") String sha256,
        @Size(max = 200) String signature,
        @Size(max = 200) String trainer,
        @Size(max = 200) Map<String, Object> trainerParameters,
        @Size(max = 200) String dataDigest,
        @Size(max = 63) String parentVersion,
        @Size(max = 200) Map<String, @NotNull Double> metrics) {

    public static final NewVersion UNDESCRIBED = new NewVersion(null, null, null, null, null, null, null, null, null);

    public static NewVersion labelled(String label) {
        return new NewVersion(label, null, null, null, null, null, null, null, null);
    }

    /** The same, with what the stored artifact was converted from beside the trainer's parameters. */
    NewVersion convertedFrom(Map<String, Object> origin) {
        if (origin.isEmpty()) return this;
        var parameters = new LinkedHashMap<String, Object>(Objects.requireNonNullElse(trainerParameters, Map.of()));
        parameters.put("converted_from", origin);
        return new NewVersion(label, description, sha256, signature, trainer, parameters, dataDigest, parentVersion, metrics);
    }
}
